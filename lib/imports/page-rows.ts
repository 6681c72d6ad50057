import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { ArticleFacts } from "@/lib/domain/merge-article";
import type { StoredComment } from "@/lib/domain/merged-comment";
import { threadStateOf } from "@/lib/domain/parsed-article";
import type { Status } from "@/lib/domain/statuses";

type Tx = Prisma.TransactionClient;

const ROWS_MAX = 1000;
const BATCH_CHARS_MAX = 8_000_000;

/**
 * Makes the article if it is new and holds it until the transaction ends, so that two imports of one article follow
 * one another.
 */
export async function holdArticle(tx: Tx, id: string, isSample: boolean): Promise<{ isNew: boolean }> {
  const made = await tx.$executeRaw`
    INSERT INTO article (id, paragraphs, is_sample) VALUES (${id}::uuid, '{}', ${isSample}) ON CONFLICT (id) DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR UPDATE`;
  return { isNew: made === 1 };
}

/** What the desk knows of an article; null where it has none. */
export async function readFacts(tx: Tx, id: string): Promise<ArticleFacts | null> {
  const stored = await tx.article.findUnique({ where: { id } });
  if (!stored) return null;
  const { publishedAt, observedAt, completeAt } = stored;
  return {
    ...stored,
    threadState: threadStateOf(stored.threadState),
    publishedAt: publishedAt?.toISOString() ?? null,
    observedAt: observedAt?.toISOString() ?? null,
    completeAt: completeAt?.toISOString() ?? null,
  };
}

export type ArticleNews = {
  facts: ArticleFacts;
  commentCount: number;
  isSample: boolean;
  /** Votes changed, so how unusual the changes are is to be worked out. */
  areSwingsDue: boolean;
  /** Comments changed, so what they answer is to be worked out. */
  isContextDue: boolean;
};

/** Writes what the desk now knows. A page that somebody imports in earnest is no sample any more. */
export async function writeArticle(tx: Tx, id: string, news: ArticleNews): Promise<void> {
  const { facts } = news;
  const values = Prisma.sql`
    ${facts.outlet}::text, ${facts.url}::text, ${facts.title}::text, ${facts.section}::text, ${facts.byline}::text,
    ${facts.publishedAt}::timestamptz, ${facts.paragraphs}::text[], ${facts.undividedText}::text,
    ${facts.declaredCommentCount}::int, ${facts.threadState}::text, ${news.commentCount}::int, ${facts.sourceId}::text,
    ${facts.observedAt}::timestamptz, ${facts.completeAt}::timestamptz, is_sample AND ${news.isSample},
    swings_due OR ${news.areSwingsDue}`;
  await tx.$executeRaw`
    UPDATE article
    SET (outlet, url, title, section, byline, published_at, paragraphs, undivided_text, declared_comment_count,
         thread_state, comment_count, source_id, observed_at, complete_at, is_sample, swings_due) = ROW (${values}),
        context_due = context_due + 1
    WHERE id = ${id}::uuid
      AND (${news.isContextDue} OR
           (outlet, url, title, section, byline, published_at, paragraphs, undivided_text, declared_comment_count,
            thread_state, comment_count, source_id, observed_at, complete_at, is_sample, swings_due) IS DISTINCT FROM (${values}))`;
}

/** A comment to write: what the source said, and for one that is new, the status that it begins with. */
export type CommentRow = { comment: StoredComment; status: Status; isEdited: boolean };

/**
 * Adds comments and updates what the source says of known ones. Status, flags, notes and decisions of a known comment
 * are not named here.
 */
export async function upsertComments(
  tx: Tx,
  importId: string,
  articleId: string,
  rows: readonly CommentRow[],
): Promise<void> {
  for (const batch of inBatches(rows)) {
    const said = batch.map(({ comment }) => comment);
    const column = <Key extends keyof StoredComment>(key: Key) => said.map((comment) => comment[key]);
    // One order for everybody, so that writers who meet wait and never lock each other out.
    await tx.$executeRaw`
      INSERT INTO comment (article_id, import_id, id, position, author, author_evidence, posted_at, body, net, upvotes,
                           downvotes, parent_id, reply_evidence, source_id, source_state, kind, seen_at, votes_seen_at,
                           listed_at, gone_at, returned_at, status, edited_at, report_count)
      SELECT ${articleId}::uuid, ${importId}::uuid, id, position, author, author_evidence, posted_at, body, net, upvotes,
             downvotes, parent_id, reply_evidence, source_id, source_state, kind, seen_at, votes_seen_at, listed_at,
             gone_at, returned_at, status, CASE WHEN is_edited THEN clock_timestamp() END, report_count
      FROM unnest(${column("id")}::uuid[], ${column("position")}::int[], ${column("author")}::text[],
                  ${column("authorEvidence")}::text[], ${column("postedAt")}::timestamptz[], ${column("body")}::text[],
                  ${column("net")}::int[], ${column("upvotes")}::int[], ${column("downvotes")}::int[],
                  ${column("parentId")}::uuid[], ${column("replyEvidence")}::text[], ${column("sourceId")}::text[],
                  ${column("state")}::text[], ${column("kind")}::text[], ${column("seenAt")}::timestamptz[],
                  ${column("votesSeenAt")}::timestamptz[], ${column("listedAt")}::timestamptz[],
                  ${column("goneAt")}::timestamptz[], ${column("returnedAt")}::timestamptz[],
                  ${batch.map(({ status }) => status)}::text[], ${batch.map(({ isEdited }) => isEdited)}::bool[],
                  ${column("reports")}::int[])
        AS given (id, position, author, author_evidence, posted_at, body, net, upvotes, downvotes, parent_id,
                  reply_evidence, source_id, source_state, kind, seen_at, votes_seen_at, listed_at, gone_at,
                  returned_at, status, is_edited, report_count)
      ORDER BY id
      ON CONFLICT (id) DO UPDATE
      SET position = EXCLUDED.position, author = EXCLUDED.author, author_evidence = EXCLUDED.author_evidence,
          posted_at = EXCLUDED.posted_at, body = EXCLUDED.body, net = EXCLUDED.net, upvotes = EXCLUDED.upvotes,
          downvotes = EXCLUDED.downvotes, parent_id = EXCLUDED.parent_id, reply_evidence = EXCLUDED.reply_evidence,
          source_id = EXCLUDED.source_id, source_state = EXCLUDED.source_state, kind = EXCLUDED.kind,
          report_count = EXCLUDED.report_count,
          seen_at = EXCLUDED.seen_at, votes_seen_at = EXCLUDED.votes_seen_at, listed_at = EXCLUDED.listed_at,
          gone_at = EXCLUDED.gone_at, returned_at = EXCLUDED.returned_at,
          edited_at = coalesce(EXCLUDED.edited_at, comment.edited_at)`;
  }
}

/** Comments of which a newer copy says nothing else than that they are still there. */
export async function touchComments(tx: Tx, comments: readonly StoredComment[]): Promise<void> {
  if (comments.length === 0) return;
  await tx.$executeRaw`
    UPDATE comment c SET seen_at = given.seen_at, votes_seen_at = given.votes_seen_at, listed_at = given.listed_at
    FROM (SELECT * FROM unnest(${comments.map(({ id }) => id)}::uuid[],
                               ${comments.map(({ seenAt }) => seenAt)}::timestamptz[],
                               ${comments.map(({ votesSeenAt }) => votesSeenAt)}::timestamptz[],
                               ${comments.map(({ listedAt }) => listedAt)}::timestamptz[])
            AS given (id, seen_at, votes_seen_at, listed_at) ORDER BY id) given
    WHERE c.id = given.id`;
}

/** Quotes are counted in letters: those of a text that was replaced go, until they are found anew. */
export async function dropQuotes(tx: Tx, commentIds: readonly string[]): Promise<void> {
  if (commentIds.length === 0) return;
  await tx.$executeRaw`DELETE FROM quote WHERE comment_id = ANY(${[...commentIds]}::uuid[])`;
}

function* inBatches(rows: readonly CommentRow[]): Generator<CommentRow[]> {
  let batch: CommentRow[] = [];
  let chars = 0;
  for (const row of rows) {
    const { length } = row.comment.body;
    if (batch.length === ROWS_MAX || (batch.length > 0 && chars + length > BATCH_CHARS_MAX)) {
      yield batch;
      batch = [];
      chars = 0;
    }
    batch.push(row);
    chars += length;
  }
  if (batch.length > 0) yield batch;
}
