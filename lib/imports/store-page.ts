import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { articleId, sourceArticleId, sourceCommentId } from "@/lib/domain/identity";
import type { MergedComment } from "@/lib/domain/merged-comment";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { statusOfState } from "@/lib/domain/source-states";
import { AppError } from "@/lib/errors";
import { keepDamaged } from "./damaged-ids";
import {
  type CommentLine,
  dropLines,
  dropRevisions,
  moveGone,
  type SourceChangeRow,
  writeLines,
  writeSourceChanges,
} from "./history-rows";
import { changesOf, outcomeOf } from "./page-outcome";
import {
  type CommentRow,
  dropQuotes,
  holdArticle,
  touchComments,
  upsertComments,
  writeArticle,
} from "./page-rows";
import { keepPersonal } from "./personal-rows";
import { type PagePlan, planPage } from "./plan-page";
import type { Checkpoint, ImportRun, StepOutcome } from "./run";
import { advance, countArticles, writeWarnings } from "./run-rows";

type Tx = Prisma.TransactionClient;

// A long thread takes minutes, and waits for whoever imports the same article.
const LIMITS = { timeout: 600_000, maxWait: 60_000 };

/**
 * Merges one copy of an article's page into the desk, in one transaction: all of it, or nothing. A preview writes and
 * holds nothing. Safe to repeat; a moderator's work is never touched.
 */
export async function storePage(
  run: ImportRun,
  page: ParsedArticle,
  checkpoint: Checkpoint,
): Promise<StepOutcome> {
  const id = await idOf(page);
  if (id === null) {
    throw new AppError(
      "invalid",
      `${run.fileName}: holds no title, no text and no comment; import the saved page.`,
    );
  }
  const plan = run.isPreview
    ? await planPage(db, run, page, { id, isNew: false })
    : await inTransaction((tx) => storeWithin(tx, run, page, { id, checkpoint }), LIMITS);
  for (const change of changesOf(plan)) run.note(change);
  return outcomeOf(plan);
}

/** A thread that has an id in every form of its source is known by it; else by what its page shows. */
async function idOf(page: ParsedArticle): Promise<string | null> {
  const { sourceId, outlet } = page;
  if (sourceId == null) return articleId(page);
  const id = sourceArticleId({ ...page, sourceId });
  if (id === null || outlet === null) return id;
  // One part of a thread names its forum, another the kind of forum alone: they meet where there is one such thread.
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM article
    WHERE id = ${id}::uuid OR (source_id = ${sourceId}
      AND (outlet = ${outlet} OR starts_with(outlet, ${`${outlet}, `}::text) OR starts_with(${outlet}::text, outlet || ', ')))
    ORDER BY id = ${id}::uuid DESC, outlet = ${outlet} DESC LIMIT 2`;
  const [one, other] = found;
  return one && (one.id === id || !other) ? one.id : id;
}

async function storeWithin(
  tx: Tx,
  run: ImportRun,
  page: ParsedArticle,
  { id, checkpoint }: { id: string; checkpoint: Checkpoint },
): Promise<PagePlan> {
  const { isNew } = await holdArticle(tx, id, run.isSample);
  const plan = await planPage(tx, run, page, { id, isNew });
  await applyPlan(tx, run, plan);
  const { tallies, warnings } = outcomeOf(plan);
  await countArticles(tx, run, tallies);
  await writeWarnings(tx, run, warnings);
  await notify(tx, [{ kind: "import" }]);
  await advance(tx, run, checkpoint);
  return plan;
}

async function applyPlan(tx: Tx, run: ImportRun, plan: PagePlan): Promise<void> {
  const { articleId: id, merged } = plan;
  const rows = merged.filter(isToWrite).map((one) => rowOf(run, one));
  await upsertComments(tx, run.importId, id, rows);
  await touchComments(
    tx,
    merged.filter((one) => !isToWrite(one) && isSeenAnew(one)).map(({ comment }) => comment),
  );
  await keepDamaged(tx, damagedOf(plan));
  const edited = merged.filter(({ isNew, before, comment }) => !isNew && before?.body !== comment.body);
  await dropQuotes(
    tx,
    edited.map(({ comment }) => comment.id),
  );
  await writeHistory(tx, run, merged);
  if (run.keepPersonal) await keepPersonal(tx, personalData(merged));
  await writeArticle(tx, id, {
    facts: plan.facts,
    commentCount: merged.length,
    isSample: run.isSample,
    isContextDue: rows.length > 0,
    areSwingsDue: merged.some(({ isNew, votes }) => !isNew && votes.put.length + votes.drop.length > 0),
  });
}

/** What an export calls the comment that stands under such an id. */
function damagedOf({ articleId: id, merged, sharedIds }: PagePlan): Set<string> {
  const own = new Set([...sharedIds].map((sourceId) => sourceCommentId(id, sourceId)));
  return new Set(merged.flatMap(({ comment }) => (own.has(comment.id) ? comment.id : [])));
}

function rowOf(run: ImportRun, { isNew, before, comment }: MergedComment): CommentRow {
  const isEdited = !isNew && before?.body !== comment.body;
  return { comment, status: statusOfState(run.states, comment.state), isEdited };
}

/** What changes with every newer copy, and is written by itself where nothing else changed. */
const SEEN = new Set<string>(["seenAt", "votesSeenAt", "listedAt"]);

function isToWrite({ before, comment }: MergedComment): boolean {
  if (before === null) return true;
  return differ(before, comment, (field) => field !== "revisions" && !SEEN.has(field));
}

function isSeenAnew({ before, comment }: MergedComment): boolean {
  return before !== null && differ(before, comment, (field) => SEEN.has(field));
}

function differ<Fields extends object>(
  before: Fields,
  after: Fields,
  counts: (field: string) => boolean,
): boolean {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).some(([field, value]) => counts(field) && known.get(field) !== value);
}

async function writeHistory(tx: Tx, run: ImportRun, merged: readonly MergedComment[]): Promise<void> {
  const lines: CommentLine[] = [];
  const droppedLines: { commentId: string; observedAt: string }[] = [];
  const changes: SourceChangeRow[] = [];
  const droppedChanges: { commentId: string; number: number }[] = [];
  const moves: Parameters<typeof moveGone>[1][number][] = [];
  for (const { comment, votes, revisions, presence } of merged) {
    const commentId = comment.id;
    lines.push(...votes.put.map((line) => ({ ...line, commentId })));
    droppedLines.push(...votes.drop.map((observedAt) => ({ commentId, observedAt })));
    changes.push(
      ...revisions.put.map((revision) => ({ ...revision, commentId, kind: "edited" as const })),
      ...presence.told.map(({ kind, at }) => ({
        commentId,
        number: null,
        kind,
        observedAt: at,
        bodyBefore: null,
        importId: run.importId,
      })),
    );
    droppedChanges.push(...revisions.drop.map((number) => ({ commentId, number })));
    if (presence.moved) moves.push({ ...presence.moved, commentId });
  }
  await dropLines(tx, droppedLines);
  await writeLines(tx, lines);
  await dropRevisions(tx, droppedChanges);
  await moveGone(tx, moves);
  await writeSourceChanges(tx, changes);
}

function personalData(merged: readonly MergedComment[]) {
  return merged.flatMap(({ comment, page }) => {
    const { email = null, ip = null } = page?.personal ?? {};
    return email === null && ip === null ? [] : [{ commentId: comment.id, email, ip }];
  });
}
