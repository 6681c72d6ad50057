import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { LinkedQuote } from "@/lib/domain/apply-links";
import type { StoredComment } from "@/lib/domain/merge";
import type { ArticleFacts } from "@/lib/domain/merge-article";
import type { ParseWarning } from "@/lib/domain/parsed-article";

type Tx = Prisma.TransactionClient;

const ROWS_MAX = 1000;
const BATCH_CHARS_MAX = 8_000_000;
// PostgreSQL refuses a tsvector above 1 MB; the worst text of this length stays below it.
const SEARCHED_CHARS = 100_000;

/**
 * Makes the article if it is new and holds it until the transaction ends, so that two imports of one article follow
 * one another. Returns what the desk knew of it before.
 */
export async function holdArticle(
  tx: Tx,
  id: string,
  facts: ArticleFacts,
  isSample: boolean,
): Promise<{ facts: ArticleFacts; isNew: boolean }> {
  const made = await tx.$executeRaw`
    INSERT INTO article (id, outlet, url, title, section, byline, published_at, paragraphs, undivided_text,
                         declared_comment_count, is_sample)
    VALUES (${id}::uuid, ${facts.outlet}, ${facts.url}, ${facts.title}, ${facts.section}, ${facts.byline},
            ${facts.publishedAt}::timestamptz, ${facts.paragraphs}::text[], ${facts.undividedText},
            ${facts.declaredCommentCount}::int, ${isSample})
    ON CONFLICT (id) DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const stored = await tx.article.findUniqueOrThrow({ where: { id } });
  const { publishedAt, observedAt } = stored;
  return {
    facts: {
      ...stored,
      publishedAt: publishedAt?.toISOString() ?? null,
      observedAt: observedAt?.toISOString() ?? null,
    },
    isNew: made === 1,
  };
}

/** Writes what the desk now knows. A page that somebody imports in earnest is no sample any more. */
export async function writeArticle(
  tx: Tx,
  id: string,
  facts: ArticleFacts,
  commentCount: number,
  isSample: boolean,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE article
    SET outlet = ${facts.outlet}, url = ${facts.url}, title = ${facts.title}, section = ${facts.section},
        byline = ${facts.byline}, published_at = ${facts.publishedAt}::timestamptz,
        paragraphs = ${facts.paragraphs}::text[], undivided_text = ${facts.undividedText},
        declared_comment_count = ${facts.declaredCommentCount}::int, comment_count = ${commentCount},
        is_sample = is_sample AND ${isSample}
    WHERE id = ${id}::uuid
      AND (outlet, url, title, section, byline, published_at, paragraphs, undivided_text, declared_comment_count,
           comment_count, is_sample)
        IS DISTINCT FROM
          (${facts.outlet}::text, ${facts.url}::text, ${facts.title}::text, ${facts.section}::text,
           ${facts.byline}::text, ${facts.publishedAt}::timestamptz, ${facts.paragraphs}::text[],
           ${facts.undividedText}::text, ${facts.declaredCommentCount}::int, ${commentCount}::int,
           is_sample AND ${isSample})`;
}

export async function readStoredComments(tx: Tx, articleId: string): Promise<StoredComment[]> {
  const rows = await tx.comment.findMany({
    where: { articleId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      position: true,
      author: true,
      postedAt: true,
      body: true,
      net: true,
      upvotes: true,
      downvotes: true,
      parentId: true,
      replyEvidence: true,
    },
  });
  return rows.map((row) => ({ ...row, postedAt: row.postedAt?.toISOString() ?? null }));
}

/** Adds comments and updates what the source says of known ones. Status, flags, notes and decisions are not named here. */
export async function upsertComments(
  tx: Tx,
  articleId: string,
  comments: readonly StoredComment[],
): Promise<void> {
  for (const batch of inBatches(comments)) {
    // One order for everybody, so that writers who meet wait and never lock each other out.
    await tx.$executeRaw`
      INSERT INTO comment (id, article_id, position, author, posted_at, body, net, upvotes, downvotes, parent_id,
                           reply_evidence)
      SELECT id, ${articleId}::uuid, position, author, posted_at, body, net, upvotes, downvotes, parent_id,
             reply_evidence
      FROM unnest(${batch.map((row) => row.id)}::uuid[], ${batch.map((row) => row.position)}::int[],
                  ${batch.map((row) => row.author)}::text[], ${batch.map((row) => row.postedAt)}::timestamptz[],
                  ${batch.map((row) => row.body)}::text[], ${batch.map((row) => row.net)}::int[],
                  ${batch.map((row) => row.upvotes)}::int[], ${batch.map((row) => row.downvotes)}::int[],
                  ${batch.map((row) => row.parentId)}::uuid[], ${batch.map((row) => row.replyEvidence)}::text[])
        AS given (id, position, author, posted_at, body, net, upvotes, downvotes, parent_id, reply_evidence)
      ORDER BY id
      ON CONFLICT (id) DO UPDATE
      SET position = EXCLUDED.position, author = EXCLUDED.author, posted_at = EXCLUDED.posted_at,
          net = EXCLUDED.net, upvotes = EXCLUDED.upvotes, downvotes = EXCLUDED.downvotes,
          parent_id = EXCLUDED.parent_id, reply_evidence = EXCLUDED.reply_evidence`;
  }
}

/** Makes new comments findable by the words of their first 100,000 characters. */
export async function indexComments(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO comment_search (comment_id, search)
    SELECT id, to_tsvector('simple', left(body, ${SEARCHED_CHARS}::int)) FROM comment WHERE id = ANY(${[...ids]}::uuid[])
    ON CONFLICT (comment_id) DO NOTHING`;
}

/** Replaces the quotes of the comments named. */
export async function writeQuotes(
  tx: Tx,
  commentIds: readonly string[],
  quotes: readonly LinkedQuote[],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM quote WHERE comment_id = ANY(${[...commentIds]}::uuid[])`;
  if (quotes.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO quote (comment_id, number, body_start, body_end, source_comment_id, source_paragraph, source_start,
                       source_end, confidence)
    SELECT * FROM unnest(
      ${quotes.map((quote) => quote.commentId)}::uuid[], ${quotes.map((quote) => quote.number)}::int[],
      ${quotes.map((quote) => quote.bodyStart)}::int[], ${quotes.map((quote) => quote.bodyEnd)}::int[],
      ${quotes.map((quote) => quote.sourceCommentId)}::uuid[], ${quotes.map((quote) => quote.sourceParagraph)}::int[],
      ${quotes.map((quote) => quote.sourceStart)}::int[], ${quotes.map((quote) => quote.sourceEnd)}::int[],
      ${quotes.map((quote) => quote.confidence)}::float8[])`;
}

/** Adds a line to the vote ledger for each comment. */
export async function observeVotes(
  tx: Tx,
  importId: string,
  observedAt: Date,
  comments: readonly StoredComment[],
): Promise<void> {
  if (comments.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO vote_observation (comment_id, observed_at, net, upvotes, downvotes, import_id)
    SELECT id, ${observedAt}::timestamptz, net, upvotes, downvotes, ${importId}::uuid
    FROM unnest(${comments.map((row) => row.id)}::uuid[], ${comments.map((row) => row.net)}::int[],
                ${comments.map((row) => row.upvotes)}::int[], ${comments.map((row) => row.downvotes)}::int[])
      AS given (id, net, upvotes, downvotes)
    ORDER BY id
    ON CONFLICT (comment_id, observed_at) DO UPDATE
    SET net = EXCLUDED.net, upvotes = EXCLUDED.upvotes, downvotes = EXCLUDED.downvotes`;
}

export type NumberedWarning = ParseWarning & { number: number };

export async function writeWarnings(
  tx: Tx,
  importId: string,
  articleId: string,
  warnings: readonly NumberedWarning[],
): Promise<void> {
  if (warnings.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_warning (import_id, number, article_id, code, message, line, position)
    SELECT ${importId}::uuid, number, ${articleId}::uuid, code, message, line, position
    FROM unnest(${warnings.map((warning) => warning.number)}::int[], ${warnings.map((warning) => warning.code)}::text[],
                ${warnings.map((warning) => warning.message)}::text[], ${warnings.map((warning) => warning.line)}::int[],
                ${warnings.map((warning) => warning.position)}::int[])
      AS given (number, code, message, line, position)`;
}

function* inBatches(comments: readonly StoredComment[]): Generator<StoredComment[]> {
  let batch: StoredComment[] = [];
  let chars = 0;
  for (const comment of comments) {
    if (batch.length === ROWS_MAX || (batch.length > 0 && chars + comment.body.length > BATCH_CHARS_MAX)) {
      yield batch;
      batch = [];
      chars = 0;
    }
    batch.push(comment);
    chars += comment.body.length;
  }
  if (batch.length > 0) yield batch;
}
