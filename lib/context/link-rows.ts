import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { LinkedMention, LinkedQuote } from "@/lib/domain/apply-links";

type Tx = Prisma.TransactionClient;

/** A comment as far as links are made of it. */
export type LinkRow = {
  id: string;
  position: number;
  author: string | null;
  body: string;
  parentId: string | null;
  replyEvidence: string | null;
};

type ThreadPlace = { id: string; position: number };

const FIRST: ThreadPlace = { position: -1, id: "00000000-0000-0000-0000-000000000000" };
const IDS_MAX = 50_000;
const ROWS_MAX = 5000;

/** The ids of a thread's comments in the order of the page. */
export async function readIds(tx: Tx, articleId: string): Promise<string[]> {
  const ids: string[] = [];
  let after = FIRST;
  for (;;) {
    const rows = await tx.$queryRaw<ThreadPlace[]>`
      SELECT id, position FROM comment
      WHERE article_id = ${articleId}::uuid AND (position, id) > (${after.position}::int, ${after.id}::uuid)
      ORDER BY position, id LIMIT ${IDS_MAX}`;
    for (const { id } of rows) ids.push(id);
    const last = rows.at(-1);
    if (!last || rows.length < IDS_MAX) return ids;
    after = last;
  }
}

/** The next comments of a thread, each with its first `chars` characters. */
export async function readStretch(
  tx: Tx,
  articleId: string,
  { after = FIRST, count, chars }: { after: ThreadPlace | undefined; count: number; chars: number },
): Promise<LinkRow[]> {
  return tx.$queryRaw<LinkRow[]>`
    SELECT id, position, author, left(body, ${chars}::int) AS body, parent_id AS "parentId",
           reply_evidence AS "replyEvidence"
    FROM comment
    WHERE article_id = ${articleId}::uuid AND (position, id) > (${after.position}::int, ${after.id}::uuid)
    ORDER BY position, id LIMIT ${count}`;
}

/** What moderators said that comments of this thread answer. */
export async function readCorrections(
  tx: Tx,
  articleId: string,
): Promise<{ commentId: string; parentId: string | null }[]> {
  return tx.$queryRaw`
    SELECT l.comment_id AS "commentId", l.parent_id AS "parentId"
    FROM link_correction l JOIN comment c ON c.id = l.comment_id WHERE c.article_id = ${articleId}::uuid`;
}

/** Makes these the quotes of the comments named; what is stored so already is not written. */
export async function writeQuotes(
  tx: Tx,
  commentIds: readonly string[],
  quotes: readonly LinkedQuote[],
): Promise<void> {
  const stored = await tx.$queryRaw<LinkedQuote[]>`
    SELECT comment_id AS "commentId", number, body_start AS "bodyStart", body_end AS "bodyEnd",
           source_comment_id AS "sourceCommentId", source_paragraph AS "sourceParagraph",
           source_start AS "sourceStart", source_end AS "sourceEnd", kind, confidence
    FROM quote WHERE comment_id = ANY(${[...commentIds]}::uuid[])`;
  const { gone, added } = difference(stored, quotes, (quote) => [
    quote.number,
    quote.bodyStart,
    quote.bodyEnd,
    quote.sourceCommentId,
    quote.sourceParagraph,
    quote.sourceStart,
    quote.sourceEnd,
    quote.kind,
    quote.confidence,
  ]);
  if (gone.length > 0) await tx.$executeRaw`DELETE FROM quote WHERE comment_id = ANY(${gone}::uuid[])`;
  if (added.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO quote (comment_id, number, body_start, body_end, source_comment_id, source_paragraph, source_start,
                       source_end, kind, confidence)
    SELECT * FROM unnest(
      ${added.map((quote) => quote.commentId)}::uuid[], ${added.map((quote) => quote.number)}::int[],
      ${added.map((quote) => quote.bodyStart)}::int[], ${added.map((quote) => quote.bodyEnd)}::int[],
      ${added.map((quote) => quote.sourceCommentId)}::uuid[], ${added.map((quote) => quote.sourceParagraph)}::int[],
      ${added.map((quote) => quote.sourceStart)}::int[], ${added.map((quote) => quote.sourceEnd)}::int[],
      ${added.map((quote) => quote.kind)}::text[], ${added.map((quote) => quote.confidence)}::float8[])`;
}

/** Makes these the mentions of the comments named; what is stored so already is not written. */
export async function writeMentions(
  tx: Tx,
  commentIds: readonly string[],
  mentions: readonly LinkedMention[],
): Promise<void> {
  const stored = await tx.$queryRaw<LinkedMention[]>`
    SELECT comment_id AS "commentId", number, mentioned_comment_id AS "mentionedCommentId", evidence
    FROM mention WHERE comment_id = ANY(${[...commentIds]}::uuid[])`;
  const { gone, added } = difference(stored, mentions, (mention) => [
    mention.number,
    mention.mentionedCommentId,
    mention.evidence,
  ]);
  if (gone.length > 0) await tx.$executeRaw`DELETE FROM mention WHERE comment_id = ANY(${gone}::uuid[])`;
  if (added.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO mention (comment_id, number, mentioned_comment_id, evidence)
    SELECT * FROM unnest(
      ${added.map((mention) => mention.commentId)}::uuid[], ${added.map((mention) => mention.number)}::int[],
      ${added.map((mention) => mention.mentionedCommentId)}::uuid[],
      ${added.map((mention) => mention.evidence)}::text[])`;
}

type Answered = { parentId: string | null; evidence: string | null };
export type ParentChange = { id: string; before: Answered; after: Answered };

/** Writes what comments answer, in the order of their ids; one that somebody corrected meanwhile stays as it is. */
export async function writeParents(tx: Tx, changes: readonly ParentChange[]): Promise<void> {
  const inOrder = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let at = 0; at < inOrder.length; at += ROWS_MAX) {
    const rows = inOrder.slice(at, at + ROWS_MAX);
    await tx.$executeRaw`
      UPDATE comment c SET parent_id = w.parent_id, reply_evidence = w.evidence
      FROM (SELECT * FROM unnest(
        ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ after }) => after.parentId)}::uuid[],
        ${rows.map(({ after }) => after.evidence)}::text[], ${rows.map(({ before }) => before.parentId)}::uuid[],
        ${rows.map(({ before }) => before.evidence)}::text[])
        AS given (id, parent_id, evidence, parent_before, evidence_before) ORDER BY id) w
      WHERE c.id = w.id AND c.parent_id IS NOT DISTINCT FROM w.parent_before
        AND c.reply_evidence IS NOT DISTINCT FROM w.evidence_before`;
  }
}

/** The comments whose rows are others than stored, and all rows of these that are to be there. */
function difference<Row extends { commentId: string; number: number }>(
  stored: readonly Row[],
  wanted: readonly Row[],
  tell: (row: Row) => unknown[],
): { gone: string[]; added: Row[] } {
  const before = told(stored, tell);
  const after = told(wanted, tell);
  const gone = [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  return { gone, added: wanted.filter(({ commentId: id }) => before.get(id) !== after.get(id)) };
}

function told<Row extends { commentId: string; number: number }>(
  rows: readonly Row[],
  tell: (row: Row) => unknown[],
): Map<string, string> {
  const all = new Map<string, string>();
  for (const row of [...rows].sort((a, b) => a.number - b.number)) {
    all.set(row.commentId, (all.get(row.commentId) ?? "") + JSON.stringify(tell(row)));
  }
  return all;
}
