import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { anchorIn, selectorAt } from "@/lib/domain/anchor";
import { articleText } from "@/lib/domain/article-text";

type Tx = Prisma.TransactionClient;

/** So many passages are read at once, with the texts that they are of. */
const BATCH = 200;
const PLACE_FIELDS = ["prefix", "suffix", "start", "end", "copies", "isLost"] as const;

type Passage = {
  subjectId: string;
  id: string;
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  copies: number;
  isLost: boolean;
  /** Null for the article, and for a comment that is no longer on the desk. */
  body: string | null;
};

/**
 * Finds the passages that are annotated in this article and its comments in their present texts, and marks those that
 * are no longer found, a few hundred at a time; deleted ones as well, which may be brought back.
 */
export async function placeAnnotations(tx: Tx, articleId: string): Promise<void> {
  let after: { subjectId: string; id: string } | null = null;
  let article: string | null = null;
  for (;;) {
    const passages: Passage[] = await readPassages(tx, articleId, after);
    if (passages.some(({ subjectId }) => subjectId === articleId))
      article ??= await readArticle(tx, articleId);
    const placed = passages.map((one) => place(one, one.subjectId === articleId ? article : one.body));
    await writePlaces(
      tx,
      placed.filter((one, index) => isOther(one, passages[index])),
    );
    const last: Passage | undefined = passages.at(-1);
    if (!last || passages.length < BATCH) return;
    after = { subjectId: last.subjectId, id: last.id };
  }
}

function readPassages(
  tx: Tx,
  articleId: string,
  after: { subjectId: string; id: string } | null,
): Promise<Passage[]> {
  const first = "00000000-0000-0000-0000-000000000000";
  return tx.$queryRaw<Passage[]>`
    SELECT n.subject_id AS "subjectId", n.id, n.exact, n.prefix, n.suffix, n.selection_start AS start,
      n.selection_end AS end, n.copies, n.lost_at IS NOT NULL AS "isLost", c.body
    FROM annotation n LEFT JOIN comment c ON c.id = n.subject_id
    WHERE n.article_id = ${articleId}::uuid
      AND (n.subject_id, n.id) > (${after?.subjectId ?? first}::uuid, ${after?.id ?? first}::uuid)
    ORDER BY n.subject_id, n.id LIMIT ${BATCH}`;
}

async function readArticle(tx: Tx, id: string): Promise<string> {
  const { paragraphs } = await tx.article.findUniqueOrThrow({ where: { id }, select: { paragraphs: true } });
  return articleText(paragraphs);
}

function place(passage: Passage, text: string | null): Passage {
  const found = text === null ? null : anchorIn(text, passage);
  if (text === null || found === null) return { ...passage, isLost: true };
  const { prefix, suffix, start, end, copies } = selectorAt(text, found);
  return { ...passage, prefix, suffix, start, end, copies, isLost: false };
}

function isOther(one: Passage, before: Passage | undefined): boolean {
  return PLACE_FIELDS.some((field) => one[field] !== before?.[field]);
}

async function writePlaces(tx: Tx, passages: readonly Passage[]): Promise<void> {
  if (passages.length === 0) return;
  const rows = passages.map(({ subjectId, id, prefix, suffix, start, end, copies, isLost }) => {
    return { subject_id: subjectId, id, prefix, suffix, start, end, copies, is_lost: isLost };
  });
  await tx.$executeRaw`
    UPDATE annotation n SET prefix = w.prefix, suffix = w.suffix, selection_start = w.start, selection_end = w.end,
      copies = w.copies, lost_at = CASE WHEN w.is_lost THEN coalesce(n.lost_at, now()) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(subject_id uuid, id uuid, prefix text, suffix text,
      start int, "end" int, copies int, is_lost boolean)
    WHERE n.subject_id = w.subject_id AND n.id = w.id`;
}
