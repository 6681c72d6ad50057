import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { linkedMentions, linkedQuotes } from "@/lib/domain/apply-links";
import { linkComments } from "@/lib/domain/links";
import { readableParagraphs } from "@/lib/domain/readable-paragraphs";
import { ELSEWHERE, type ParentChoice, type ReplyEvidence, ThreadParents } from "@/lib/domain/thread-parents";
import {
  type LinkRow,
  type ParentChange,
  readCorrections,
  readIds,
  readStretch,
  writeMentions,
  writeParents,
  writeQuotes,
} from "./link-rows";
import type { ContextStep } from "./steps";

type Tx = Prisma.TransactionClient;

/** How a thread is cut: whole up to `whole` comments, else in stretches of so many that overlap by `overlap`. */
type Stretches = { whole: number; overlap: number };

const STRETCHES: Stretches = { whole: 30_000, overlap: 10_000 };
/** What a comment says after this is not looked at for quotes. */
const CHARS_MAX = 20_000;

/**
 * Works out what the comments of an article quote, whom they speak of and what they answer. Each comment of a thread
 * of up to 30,000 is compared with every other; a longer thread is read in overlapping stretches of 30,000, so that
 * a comment is compared with the 5,000 before and after it at least. Of the whole thread only ids and parents are
 * held, about 150 bytes a comment.
 */
export const linkThread: ContextStep = (tx, articleId) => linkThreadIn(tx, articleId, STRETCHES);

/** The same with other stretches. */
export async function linkThreadIn(tx: Tx, articleId: string, stretches: Stretches): Promise<void> {
  const ids = await readIds(tx, articleId);
  if (ids.length === 0) return;
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { paragraphs: true },
  });
  const paragraphs = readableParagraphs(article.paragraphs);
  const thread = new Thread(ids);
  for await (const stretch of stretchesOf(tx, articleId, ids.length, stretches)) {
    const rows = thread.link(paragraphs, stretch);
    await writeQuotes(tx, rows.commentIds, rows.quotes);
    await writeMentions(tx, rows.commentIds, rows.mentions);
  }
  // Last, since moderators go on correcting while a long thread is read.
  for (const { commentId, parentId } of await readCorrections(tx, articleId)) {
    thread.correct(commentId, parentId);
  }
  await writeParents(tx, thread.changes());
}

/** Comments that stand together, from place `from` in the thread; the links of those from `first` to `end` are kept. */
type Stretch = { rows: LinkRow[]; from: number; first: number; end: number };

async function* stretchesOf(
  tx: Tx,
  articleId: string,
  count: number,
  { whole, overlap }: Stretches,
): AsyncGenerator<Stretch> {
  let rows: LinkRow[] = [];
  let from = 0;
  let first = 0;
  for (;;) {
    const asked = whole - rows.length;
    const read = await readStretch(tx, articleId, { after: rows.at(-1), count: asked, chars: CHARS_MAX });
    rows.push(...read);
    const readTo = from + rows.length;
    const isLast = read.length < asked || readTo >= count;
    const end = isLast ? readTo : readTo - Math.floor(overlap / 2);
    yield { rows, from, first, end };
    if (isLast) return;
    first = end;
    const kept = Math.max(0, rows.length - overlap);
    rows = rows.slice(kept);
    from += kept;
  }
}

/** A thread of which one stretch at a time is held. */
class Thread {
  private readonly placeOf: ReadonlyMap<string, number>;
  private readonly parents: ThreadParents;
  /** Parents that the source told and the desk does not have. */
  private readonly elsewhere = new Map<number, string>();

  constructor(private readonly ids: readonly string[]) {
    this.placeOf = new Map(ids.map((id, place) => [id, place]));
    this.parents = new ThreadParents(ids.length);
  }

  link(paragraphs: readonly string[], { rows, from, first, end }: Stretch) {
    const comments = rows.map(({ author, body }, index) => ({ position: from + index, author, body }));
    const links = linkComments(paragraphs, comments).filter(
      ({ position }) => position >= first && position < end,
    );
    for (const { position, parentPosition, replyEvidence } of links) {
      const row = rows[position - from];
      if (row) this.know(position, row);
      if (parentPosition !== null) {
        this.parents.prefer(position, { parent: parentPosition, evidence: replyEvidence });
      }
    }
    const idAt = (place: number) => this.ids[place] ?? null;
    return {
      commentIds: this.ids.slice(first, end),
      quotes: links.flatMap((link) => linkedQuotes(link, idAt)),
      mentions: links.flatMap((link) => linkedMentions(link, idAt)),
    };
  }

  correct(commentId: string, parentId: string | null): void {
    const place = this.placeOf.get(commentId);
    if (place === undefined) return;
    this.parents.prefer(place, { parent: this.placeIn(place, parentId), evidence: "moderator" });
  }

  changes(): ParentChange[] {
    return this.parents.settle().map(({ place, before, after }) => ({
      id: this.ids[place] ?? "",
      before: this.answered(place, before),
      after: this.answered(place, after),
    }));
  }

  private know(place: number, { parentId, replyEvidence }: LinkRow): void {
    const evidence = evidenceOf(replyEvidence);
    this.parents.know(place, { parent: this.placeIn(place, parentId), evidence });
  }

  private placeIn(place: number, parentId: string | null): number | null {
    if (parentId === null) return null;
    const parent = this.placeOf.get(parentId);
    if (parent === undefined) this.elsewhere.set(place, parentId);
    return parent ?? ELSEWHERE;
  }

  private answered(place: number, { parent, evidence }: ParentChoice): ParentChange["before"] {
    if (parent === ELSEWHERE) return { parentId: this.elsewhere.get(place) ?? null, evidence };
    return { parentId: parent === null ? null : (this.ids[parent] ?? null), evidence };
  }
}

const STORED: Record<string, ReplyEvidence> = {
  source: "source",
  quote: "quote",
  name: "name",
  moderator: "moderator",
};

function evidenceOf(stored: string | null): ReplyEvidence | null {
  return stored === null ? null : (STORED[stored] ?? null);
}
