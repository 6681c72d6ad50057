import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { decodeCursor, encodeCursor } from "@/lib/comments/cursor";
import { selectDetail } from "@/lib/comments/detail";
import { selectPage } from "@/lib/comments/page";
import type { CommentQuery } from "@/lib/comments/query";
import type { CommentDetail, CommentPage, CommentTotal } from "@/lib/comments/rows";
import { selectThread } from "@/lib/comments/thread";
import { toRow } from "@/lib/comments/to-row";
import { commentWhere } from "@/lib/comments/where";
import { estimateRows } from "@/lib/db/estimate-rows";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { AppError } from "@/lib/errors";
import { deskCounts } from "@/lib/stats/data";

export type {
  CommentDecision,
  CommentDetail,
  CommentFlag,
  CommentMention,
  CommentNote,
  CommentPage,
  CommentQuote,
  CommentRow,
  CommentTotal,
  CommentVotes,
  FlagSummary,
  QuotedBy,
  SourceChange,
  ThreadRow,
} from "@/lib/comments/rows";

const COUNTED_MAX = 50_000;

/** A page of the queue, and where the next one begins. */
export async function listComments(
  actor: Actor,
  query: CommentQuery,
  cursor: string | null = null,
): Promise<CommentPage> {
  assertCan(actor, "comment:read");
  const after = cursor === null ? null : decodeCursor(query.sort, cursor);
  const { rows, next } = await selectPage(query, after);
  return { rows: rows.map(toRow), nextCursor: next && encodeCursor(query.sort, next) };
}

/** How many comments a queue holds: kept or counted where that is cheap, else the planner's estimate. */
export async function countComments(actor: Actor, query: CommentQuery): Promise<CommentTotal> {
  assertCan(actor, "comment:read");
  return (await keptCount(actor, query)) ?? (await boundedCount(query));
}

async function keptCount(actor: Actor, query: CommentQuery): Promise<CommentTotal | null> {
  const { status, flags, sort: _, ...others } = query;
  if (Object.values(others).some((value) => value !== null)) return null;
  const isFlagged = flags === "yes" && status.length === 1 && status[0] === "open";
  if (flags === "yes" && !isFlagged) return null;
  const counts = await deskCounts(actor);
  if (isFlagged) return counts.flagged;
  const asked = status.length === 0 ? (["open", "kept", "removed", "escalated"] as const) : new Set(status);
  return { count: [...asked].reduce((sum, name) => sum + counts[name].count, 0), exact: true };
}

async function boundedCount(query: CommentQuery): Promise<CommentTotal> {
  const matching = Prisma.sql`SELECT 1 FROM comment c WHERE ${commentWhere(query)}`;
  const estimate = await estimateRows(matching);
  if (estimate > COUNTED_MAX) return { count: Math.round(estimate), exact: false };
  const [answer] = await selectRows<{ count: number }>(
    Prisma.sql`SELECT count(*)::int AS count FROM (${matching} LIMIT ${COUNTED_MAX + 1}) found`,
  );
  const count = answer?.count ?? 0;
  return { count, exact: count <= COUNTED_MAX };
}

/** Everything about one comment but its article. */
export async function getComment(actor: Actor, id: string): Promise<CommentDetail> {
  assertCan(actor, "comment:read");
  if (!z.guid().safeParse(id).success) throw missing(id);
  const [detail, thread] = await Promise.all([selectDetail(id), selectThread(id)]);
  if (!detail) throw missing(id);
  return { ...detail, thread };
}

function missing(id: string): AppError {
  return new AppError(
    "not_found",
    `There is no comment ${id.slice(0, 60)}. It may have been part of the sample.`,
  );
}
