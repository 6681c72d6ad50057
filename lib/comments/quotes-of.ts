import "server-only";
import type { CommentQuote } from "@/lib/comments/rows";
import { Prisma } from "@/lib/db/generated/client";

// One comment may be quoted by thousands: opening it must not wait for all of them.
const QUOTED_MAX = 200;

export type RawQuote = {
  bodyStart: number;
  bodyEnd: number;
  kind: CommentQuote["kind"];
  commentId: string | null;
  position: number | null;
  paragraph: number | null;
  start: number;
  end: number;
};

/** What a comment `c` quotes, as a JSON list of RawQuote in the order of its body. */
export const QUOTES = Prisma.sql`
  coalesce((SELECT json_agg(json_build_object('bodyStart', q.body_start, 'bodyEnd', q.body_end,
      'kind', q.kind, 'commentId', q.source_comment_id,
      'position', (SELECT s.position FROM comment s WHERE s.id = q.source_comment_id),
      'paragraph', q.source_paragraph, 'start', q.source_start, 'end', q.source_end) ORDER BY q.number)
    FROM quote q WHERE q.comment_id = c.id), '[]')`;

/** The passages of a comment `c` that other comments quote, as a JSON list of QuotedBy in the page's order. */
export const QUOTED_BY = Prisma.sql`
  coalesce((SELECT json_agg(json_build_object('start', q.source_start, 'end', q.source_end,
      'commentId', q.comment_id, 'position', s.position, 'bodyStart', q.body_start, 'bodyEnd', q.body_end)
      ORDER BY s.position, q.comment_id, q.number)
    FROM (SELECT * FROM quote WHERE source_comment_id = c.id LIMIT ${QUOTED_MAX}) q
    JOIN comment s ON s.id = q.comment_id), '[]')`;

/** A quote as it is shown. */
export function toQuote(raw: RawQuote): CommentQuote {
  const { commentId, position, paragraph, start, end, ...quote } = raw;
  if (commentId !== null) {
    return { ...quote, source: { kind: "comment", commentId, position, start, end } };
  }
  return { ...quote, source: { kind: "article", paragraph: paragraph ?? 0, start, end } };
}
