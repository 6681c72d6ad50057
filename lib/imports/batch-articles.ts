import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { type ArticleFacts, mergeArticle } from "@/lib/domain/merge-article";
import { threadStateOf } from "@/lib/domain/parsed-article";
import type { ImportRun } from "./run";

type Tx = Prisma.TransactionClient;

/** An article that a batch names: what the desk had, and what it has after the batch. */
export type BatchArticle = {
  id: string;
  facts: ArticleFacts;
  hasNewFacts: boolean;
  /** The title or the paragraphs are others than before. */
  hasNewText: boolean;
  isNew: boolean;
  isSample: boolean;
  commentCount: number;
};

type ArticleRow = Omit<ArticleFacts, "publishedAt" | "observedAt" | "completeAt" | "threadState"> & {
  id: string;
  threadState: string | null;
  publishedAt: Date | null;
  observedAt: Date | null;
  completeAt: Date | null;
  isSample: boolean;
  commentCount: number;
};

/**
 * Makes the articles that are missing and holds all of them until the transaction ends, in one order for everybody, so
 * that imports which meet follow one another. In a preview nothing is made or held.
 */
export async function holdArticles(
  tx: Tx,
  run: ImportRun,
  given: ReadonlyMap<string, ArticleFacts>,
): Promise<Map<string, BatchArticle>> {
  const ids = [...given.keys()].sort();
  let stored = await readArticles(tx, run, ids);
  const missing = ids.filter((id) => !stored.has(id));
  const made = new Set(run.isPreview ? missing : await makeArticles(tx, run, missing, given));
  // Somebody else made it since it was looked for.
  if (!run.isPreview && made.size < missing.length) stored = await readArticles(tx, run, ids);
  return new Map([...given].map(([id, facts]) => [id, merged(id, facts, stored.get(id), made.has(id))]));
}

/** Writes what a batch says of articles beside their comments, where it is new. */
export async function writeFacts(tx: Tx, articles: readonly BatchArticle[]): Promise<void> {
  const rows = articles.filter((article) => article.hasNewFacts);
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE article a
    SET outlet = w.outlet, url = w.url, title = w.title, section = w.section, byline = w.byline,
        published_at = w."publishedAt", paragraphs = w.paragraphs, undivided_text = w."undividedText",
        declared_comment_count = w."declaredCommentCount", thread_state = w."threadState", source_id = w."sourceId", observed_at = w."observedAt"
    FROM json_to_recordset(${jsonOf(rows)}::json)
      AS w(id uuid, outlet text, url text, title text, section text, byline text, "publishedAt" timestamptz,
           paragraphs text[], "undividedText" text, "declaredCommentCount" int, "threadState" text, "sourceId" text,
           "observedAt" timestamptz)
    WHERE a.id = w.id`;
}

/** Counts the comments that were added, and marks where swings and the context are to be worked out. */
export async function countComments(
  tx: Tx,
  run: ImportRun,
  counts: readonly { articleId: string; added: number; isSwingDue: boolean; isContextDue: boolean }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE article a
    SET comment_count = a.comment_count + w.added, swings_due = a.swings_due OR w.is_swing_due,
        is_sample = a.is_sample AND ${run.isSample}, context_due = a.context_due + w.is_context_due::int
    FROM unnest(${counts.map((one) => one.articleId)}::uuid[], ${counts.map((one) => one.added)}::int[],
                ${counts.map((one) => one.isSwingDue)}::bool[], ${counts.map((one) => one.isContextDue)}::bool[])
           AS w(id, added, is_swing_due, is_context_due)
    WHERE a.id = w.id
      AND (w.added > 0 OR (w.is_swing_due AND NOT a.swings_due) OR (w.is_context_due AND a.context_due = 0)
           OR (a.is_sample AND NOT ${run.isSample}))`;
}

async function readArticles(tx: Tx, run: ImportRun, ids: string[]): Promise<Map<string, ArticleRow>> {
  const rows = run.isPreview
    ? await tx.article.findMany({ where: { id: { in: ids } } })
    : await tx.$queryRaw<ArticleRow[]>`
        SELECT id, outlet, url, title, section, byline, published_at AS "publishedAt", paragraphs,
               undivided_text AS "undividedText", declared_comment_count AS "declaredCommentCount",
               thread_state AS "threadState",
               source_id AS "sourceId", observed_at AS "observedAt", complete_at AS "completeAt",
               is_sample AS "isSample", comment_count AS "commentCount"
        FROM article WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function makeArticles(
  tx: Tx,
  run: ImportRun,
  missing: string[],
  given: ReadonlyMap<string, ArticleFacts>,
): Promise<string[]> {
  if (missing.length === 0) return [];
  const rows = missing.map((id) => ({ id, facts: given.get(id) }));
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO article (id, outlet, url, title, section, byline, published_at, paragraphs, undivided_text,
                         declared_comment_count, thread_state, source_id, observed_at, is_sample)
    SELECT id, outlet, url, title, section, byline, "publishedAt", paragraphs, "undividedText",
           "declaredCommentCount", "threadState", "sourceId", "observedAt", ${run.isSample}
    FROM json_to_recordset(${jsonOf(rows)}::json)
      AS w(id uuid, outlet text, url text, title text, section text, byline text, "publishedAt" timestamptz,
           paragraphs text[], "undividedText" text, "declaredCommentCount" int, "threadState" text, "sourceId" text,
           "observedAt" timestamptz)
    ORDER BY id
    ON CONFLICT (id) DO NOTHING
    RETURNING id`;
  return made.map(({ id }) => id);
}

const jsonOf = (rows: readonly { id: string; facts: ArticleFacts | undefined }[]) =>
  JSON.stringify(rows.map(({ id, facts }) => ({ ...facts, id })));

function merged(id: string, given: ArticleFacts, row: ArticleRow | undefined, isNew: boolean): BatchArticle {
  const observedAt = given.observedAt ?? new Date(0).toISOString();
  const before = row ? factsOf(row) : null;
  const facts = before && !isNew ? mergeArticle(before, given, observedAt) : given;
  return {
    id,
    facts,
    hasNewFacts: before !== null && !isNew && JSON.stringify(facts) !== JSON.stringify(before),
    hasNewText: before !== null && !isNew && textOf(facts) !== textOf(before),
    isNew,
    isSample: row?.isSample ?? false,
    commentCount: row?.commentCount ?? 0,
  };
}

const textOf = ({ title, paragraphs }: ArticleFacts) => JSON.stringify([title, paragraphs]);

/** Field by field in the order of `mergeArticle`. */
function factsOf(row: ArticleRow): ArticleFacts {
  return {
    title: row.title,
    outlet: row.outlet,
    url: row.url,
    section: row.section,
    byline: row.byline,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    paragraphs: row.paragraphs,
    undividedText: row.undividedText,
    declaredCommentCount: row.declaredCommentCount,
    threadState: threadStateOf(row.threadState),
    sourceId: row.sourceId,
    observedAt: row.observedAt?.toISOString() ?? null,
    completeAt: row.completeAt?.toISOString() ?? null,
  };
}
