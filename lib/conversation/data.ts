import "server-only";
import { z } from "zod";
import { type ArticleDetail, getArticle } from "@/lib/articles/data";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { ANSWER } from "@/lib/comments/answer-of";
import { type RawRow, ROW_ARTICLE, ROW_COLUMNS } from "@/lib/comments/page";
import { QUOTED_BY, QUOTES, type RawQuote, toQuote } from "@/lib/comments/quotes-of";
import type { CommentDetail, CommentMention, CommentQuote, CommentRow, QuotedBy } from "@/lib/comments/rows";
import { toRow } from "@/lib/comments/to-row";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { type ConversationSort, conversationOf } from "@/lib/domain/conversation";
import { type OutlineRow, type PackedRow, packRow, unpackRow } from "@/lib/domain/outline";
import { AppError } from "@/lib/errors";

/** A stretch of a thread's outline, in the page's order. */
export type OutlinePart = {
  rows: PackedRow[];
  /** Opaque; give it back for the following part. Null: this was the last one. */
  nextCursor: string | null;
};

/** A comment as a conversation shows it. */
export type TurnDetail = Omit<CommentRow, "articleTitle" | "outlet" | "excerpt"> & {
  /** Its first 4,000 characters. */
  body: string;
  /** The body is all there. */
  isWhole: boolean;
  quotes: CommentQuote[];
  quotedBy: QuotedBy[];
  mentions: CommentMention[];
  replyEvidence: string | null;
  /** The sentence of the article that it quotes or most likely answers. */
  answer: CommentDetail["answer"];
};

const PART_ROWS = 10_000;
const FIRST_ROWS = 500;
const FIRST_TURNS = 14;
const TURNS_MAX = 60;
const BODY_CHARS = 4000;

const CURSOR = /^(-?\d{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const idsSchema = z.array(z.guid()).max(TURNS_MAX);

/**
 * An article with the beginning of its outline and the comments that stand first in it, or null where there is none of
 * this id. Where the outline goes on, the order of its beginning is the page's.
 */
export async function findConversation(
  actor: Actor,
  articleId: string,
  sort: ConversationSort,
): Promise<{ article: ArticleDetail; outline: OutlinePart; turns: TurnDetail[] } | null> {
  assertCan(actor, "comment:read");
  if (!(await isArticle(articleId))) return null;
  const [article, outline] = await Promise.all([
    getArticle(actor, articleId),
    readOutline(actor, articleId, null, FIRST_ROWS),
  ]);
  const order = conversationOf(outline.rows.map(unpackRow), outline.nextCursor === null ? sort : "page");
  const ids = order.slice(0, FIRST_TURNS).map(({ row }) => row.id);
  return { article, outline, turns: await listTurns(actor, articleId, ids) };
}

async function isArticle(id: string): Promise<boolean> {
  if (!z.guid().safeParse(id).success) return false;
  const found = await selectRows(Prisma.sql`SELECT 1 FROM article a WHERE a.id = ${id}::uuid`);
  return found.length > 0;
}

/** The outline of a thread from a cursor on, at most `rowsMax` rows; `invalid` where the cursor is none of ours. */
export async function readOutline(
  actor: Actor,
  articleId: string,
  cursor: string | null = null,
  rowsMax = PART_ROWS,
): Promise<OutlinePart> {
  assertCan(actor, "comment:read");
  if (!z.guid().safeParse(articleId).success) throw noArticle(articleId);
  const found = await selectRows<OutlineRow>(
    Prisma.sql`
      SELECT c.id, c.position, c.parent_id AS "parentId", c.net, c.upvotes, c.downvotes, c.status,
        c.body_chars AS "bodyChars", c.gone_at AS "goneAt"
      FROM comment c WHERE c.article_id = ${articleId}::uuid AND ${cursor === null ? Prisma.sql`true` : follows(cursor)}
      ORDER BY c.position, c.id LIMIT ${rowsMax + 1}`,
    { keepPlan: true },
  );
  const rows = found.slice(0, rowsMax);
  const last = found.length > rowsMax ? rows.at(-1) : undefined;
  return { rows: rows.map(packRow), nextCursor: last ? `${last.position}.${last.id}` : null };
}

/** The comments of these ids that belong to the article, in no order; at most sixty at a time. */
export async function listTurns(
  actor: Actor,
  articleId: string,
  ids: readonly string[],
): Promise<TurnDetail[]> {
  assertCan(actor, "comment:read");
  const asked = idsSchema.safeParse(ids);
  if (!z.guid().safeParse(articleId).success) throw noArticle(articleId);
  if (!asked.success) {
    throw new AppError("invalid", `Ask for at most ${TURNS_MAX} comments at a time, by their ids.`);
  }
  const found = await selectRows<RawTurn>(
    Prisma.sql`
      SELECT ${ROW_COLUMNS}, left(c.body, ${BODY_CHARS}) AS body, c.reply_evidence AS "replyEvidence",
        ${QUOTES} AS quotes, ${QUOTED_BY} AS "quotedBy", ${MENTIONS} AS mentions, ${ANSWER} AS answer
      FROM comment c ${ROW_ARTICLE}
      WHERE c.article_id = ${articleId}::uuid AND c.id = ANY(${asked.data}::uuid[])`,
    { keepPlan: true },
  );
  return found.map(toTurn);
}

type RawTurn = RawRow & {
  body: string;
  replyEvidence: string | null;
  quotes: RawQuote[];
  quotedBy: QuotedBy[];
  mentions: CommentMention[];
  answer: CommentDetail["answer"];
};

const MENTIONS = Prisma.sql`
  coalesce((SELECT json_agg(json_build_object('id', m.mentioned_comment_id, 'position', s.position,
      'evidence', m.evidence) ORDER BY m.number)
    FROM (SELECT * FROM mention n
      WHERE n.comment_id = c.id AND n.mentioned_comment_id IS DISTINCT FROM c.parent_id
      ORDER BY n.number LIMIT 50) m
    JOIN comment s ON s.id = m.mentioned_comment_id), '[]')`;

function toTurn(raw: RawTurn): TurnDetail {
  const { articleTitle: _, outlet: __, excerpt: ___, ...row } = toRow(raw);
  const { body, replyEvidence, quotedBy, mentions, answer } = raw;
  return {
    ...row,
    body,
    isWhole: row.bodyChars <= BODY_CHARS,
    replyEvidence,
    quotedBy,
    mentions,
    answer,
    quotes: raw.quotes.map(toQuote),
  };
}

function follows(cursor: string): Prisma.Sql {
  const [, position, id] = CURSOR.exec(cursor) ?? [];
  if (position === undefined || id === undefined) {
    throw new AppError("invalid", "This marker of the conversation cannot be read. Reload the page.");
  }
  return Prisma.sql`(c.position, c.id) > (${Number(position)}::int, ${id}::uuid)`;
}

function noArticle(id: string): AppError {
  return new AppError("not_found", `There is no article ${id.slice(0, 60)}.`);
}
