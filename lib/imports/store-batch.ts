import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import {
  type BatchPart,
  type BatchRecords,
  type BatchWarning,
  readRecords,
} from "@/lib/domain/batch-records";
import { needsHistory } from "@/lib/domain/compare-record";
import { damagedIdsWarning } from "@/lib/domain/damaged-ids";
import { sourceCommentId, titleOfFile } from "@/lib/domain/identity";
import { type BatchPlan, planBatch } from "@/lib/domain/plan-batch";
import { type BatchArticle, countComments, holdArticles, writeFacts } from "./batch-articles";
import { readLedgers, writeLedgers } from "./batch-ledgers";
import { memoryOfFile } from "./batch-memory";
import {
  addComments,
  changeComments,
  countReports,
  knownRecords,
  readComments,
  seeAgain,
} from "./batch-rows";
import { keepDamaged, leaveOpen, settleRecords } from "./damaged-ids";
import { keepPersonal } from "./personal-rows";
import { restoreWork } from "./restore-work";
import type { ArticleTally, Checkpoint, ImportRun, StepOutcome, StoredWarning } from "./run";
import { advance, countArticles, writeWarnings } from "./run-rows";

// It waits for whoever imports the same articles.
const LIMITS = { timeout: 600_000, maxWait: 60_000 };

type Tx = Prisma.TransactionClient;
type Articles = ReadonlyMap<string, BatchArticle>;
type Step = { batch: BatchRecords; articles: Articles; damaged: ReadonlySet<string>; plan: BatchPlan };

/**
 * Stores up to about a thousand records of an export in one transaction with how far the import has come: all of it, or
 * nothing. Safe to repeat. A preview plans the same and writes nothing.
 */
export async function storeBatch(
  run: ImportRun,
  parts: readonly BatchPart[],
  checkpoint: Checkpoint,
): Promise<StepOutcome> {
  const batch = readRecords(parts, {
    savedAt: run.savedAt,
    memory: memoryOfFile(run.memory, run.fileNumber),
    fileTitle: titleOfFile(run.fileName),
  });
  const step = run.isPreview
    ? await previewStep(run, batch)
    : await inTransaction(async (tx) => {
        // Moderators wait for rows that the batch holds, so its commit does not wait for the disk. The checkpoint is in
        // the same commit, and the import is told done by a later one that does wait, and takes this one to disk with it.
        await tx.$executeRaw`SET LOCAL synchronous_commit = off`;
        const planned = await planStep(tx, run, batch);
        await writeStep(tx, run, planned, checkpoint);
        return planned;
      }, LIMITS);
  for (const change of step.plan.changes) run.note(change);
  return { tallies: talliesOf(step), warnings: warningsOf(step) };
}

async function planStep(tx: Tx, run: ImportRun, batch: BatchRecords): Promise<Step> {
  const articles = await holdArticles(tx, run, batch.articles);
  await leaveOpen(tx, batch.records);
  const found = await knownRecords(tx, batch.records);
  // What is compared by its hash says nothing of earlier bodies.
  const standings = batch.records.map(({ comment }, index) =>
    found[index] === "same" && comment.earlier?.length ? "other" : found[index],
  );
  const same = new Set(batch.records.filter((_, index) => standings[index] === "same"));
  const others = batch.records.filter((record) => !same.has(record));
  const ids = batch.records.flatMap(({ id, sharedId }, index) => {
    if (standings[index] === "other") return id;
    return standings[index] === "new" ? (sharedId ?? []) : [];
  });
  const comments = await readComments(tx, ids);
  const damaged = await settleRecords(tx, others, comments);
  tellDamage(run, batch, damaged);
  await readLedgers(
    tx,
    others.flatMap((record) => {
      const stored = comments.get(record.id);
      return stored && needsHistory(record, stored) ? [stored] : [];
    }),
  );
  const known = new Map(
    [...articles].map(([id, { facts, commentCount }]) => [id, { title: facts.title, commentCount }]),
  );
  const knowledge = { importId: run.importId, articles: known, comments, same };
  return { batch, articles, damaged, plan: planBatch(batch.records, knowledge) };
}

/** Once a file; where the file itself did not show it, it is somebody else's comment on the desk that does. */
function tellDamage(run: ImportRun, batch: BatchRecords, damaged: ReadonlySet<string>): void {
  const memory = memoryOfFile(run.memory, run.fileNumber);
  const record = batch.records.find(({ comment, articleId }) => {
    return comment.sourceId && damaged.has(sourceCommentId(articleId, comment.sourceId));
  });
  if (memory.isDamageTold || !record?.comment.sourceId) return;
  memory.isDamageTold = true;
  const warning = damagedIdsWarning(record.comment.sourceId, null);
  batch.warnings.push({ ...warning, articleId: record.articleId, commentId: record.id });
}

/** What was planned for earlier batches was not written, so their comments are counted aside. */
async function previewStep(run: ImportRun, batch: BatchRecords): Promise<Step> {
  const { previewed } = run.memory;
  const step = await planStep(db, run, batch);
  for (const change of step.plan.changes) {
    if (change.kind === "new") change.position += previewed.get(change.articleId) ?? 0;
  }
  for (const { articleId, added } of step.plan.tallies) {
    const article = step.articles.get(articleId);
    if (article && previewed.has(articleId)) article.isNew = false;
    previewed.set(articleId, (previewed.get(articleId) ?? 0) + added);
  }
  return step;
}

async function writeStep(tx: Tx, run: ImportRun, step: Step, checkpoint: Checkpoint): Promise<void> {
  const { batch, articles, damaged, plan } = step;
  await writeFacts(tx, [...articles.values()]);
  await addComments(tx, run, plan.added);
  await keepDamaged(tx, damaged);
  await writeLedgers(tx, run, plan);
  if (run.keepPersonal) await keepPersonal(tx, personalOf(batch));
  await countComments(tx, run, countsOf(run, step));
  await countArticles(tx, run, talliesOf(step));
  await writeWarnings(tx, run, warningsOf(step));
  // Last, since a moderator who decides one of these comments waits for its row.
  await changeComments(tx, plan.changed);
  await seeAgain(tx, plan.seenAgain);
  await countReports(tx, batch.records);
  await restoreWork(tx, run, carriedOf(step));
  await advance(tx, run, checkpoint);
}

function countsOf(run: ImportRun, { batch, articles, plan }: Step) {
  const changedIds = new Set(plan.changed.map(({ stored }) => stored.id));
  const changed = new Set(
    batch.records.flatMap(({ id, articleId }) => (changedIds.has(id) ? articleId : [])),
  );
  return plan.tallies
    .map(({ articleId, added }) => ({
      articleId,
      added,
      isSwingDue: plan.swingsDue.has(articleId),
      isContextDue: added > 0 || changed.has(articleId) || (articles.get(articleId)?.hasNewText ?? false),
    }))
    .filter(
      ({ articleId, isSwingDue, isContextDue }) =>
        isContextDue || isSwingDue || (articles.get(articleId)?.isSample && !run.isSample),
    );
}

function personalOf({ records }: BatchRecords) {
  return records.flatMap(({ id, comment: { personal } }) =>
    personal && (personal.email ?? personal.ip) !== null ? [{ commentId: id, ...personal }] : [],
  );
}

function carriedOf({ batch, plan }: Step) {
  const added = new Set(plan.added.map(({ record }) => record.id));
  return batch.records.flatMap(({ id, comment: { work } }) =>
    work ? [{ commentId: id, work, isNew: added.has(id) }] : [],
  );
}

function talliesOf({ articles, plan }: Step): ArticleTally[] {
  return plan.tallies.map((tally) => {
    const article = articles.get(tally.articleId);
    const { title = null, declaredCommentCount = null } = article?.facts ?? {};
    return { ...tally, title, isNew: article?.isNew ?? false, declared: declaredCommentCount, gone: 0 };
  });
}

/** With the comment's place on the desk, which a link can find, and not in the file. */
function warningsOf({ batch, plan }: Step): StoredWarning[] {
  const positions = new Map(plan.added.map(({ record, position }) => [record.id, position]));
  for (const { stored } of plan.changed) positions.set(stored.id, stored.position);
  const place = ({ commentId }: BatchWarning) => (commentId ? (positions.get(commentId) ?? null) : null);
  return [...batch.warnings, ...plan.warnings].map((warning) => ({ ...warning, position: place(warning) }));
}
