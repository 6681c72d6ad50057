import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import type { Status } from "@/lib/domain/statuses";
import { AppError } from "@/lib/errors";
import { type AlikeExample, selectExamples } from "@/lib/likes/examples";
import { writePageMarker } from "@/lib/page-marker";
import { readLikesPlace } from "./query";

export type { ActPart } from "@/lib/likes/mutations";
export type { AlikeExample };

/** An act on all open comments of a cluster. `asked`: how many the moderator was told of. */
export type AlikeActLine = {
  id: string;
  act: Exclude<Status, "open"> | "flag";
  asked: number;
  byId: string;
  byName: string;
  startedAt: string;
  undoneAt: string | null;
};

/** What comments that say the same have in common. Dates are ISO 8601 in UTC. */
export type LikesFacts = {
  clusterId: string;
  count: number;
  byStatus: Record<Status, number>;
  /** Of the open ones: under how many articles, by how many named authors, and how many without a name. */
  open: { articles: number; authors: number; unnamed: number };
  articles: number;
  authors: number;
  unnamed: number;
  firstAt: string | null;
  lastAt: string | null;
  /** When the desk counted; an act names it, so that what came later stays as it is. */
  readAt: string;
  acts: AlikeActLine[];
  examples: AlikeExample[];
};

/** A row of the page of clusters. */
export type LikesRow = {
  clusterId: string;
  excerpt: string;
  count: number;
  open: number;
  articles: number;
  authors: number;
  newestAt: string | null;
  /** The figures are of this many members only; the cluster has more. */
  countedMax: number | null;
};

const PAGE_ROWS = 50;
const COUNTED_MAX = 500;

/** Everything that a moderator should know before acting on all comments that say the same. */
export async function getLikes(actor: Actor, clusterId: string): Promise<LikesFacts> {
  assertCan(actor, "comment:read");
  if (!z.guid().safeParse(clusterId).success) throw missing();
  const [[facts], acts, examples] = await Promise.all([
    selectRows<RawFacts>(factsOf(clusterId)),
    selectRows<AlikeActLine>(actsOn(clusterId)),
    selectExamples(clusterId),
  ]);
  if (!facts || facts.count === 0) throw missing();
  const { kept, removed, escalated, openArticles, openAuthors, openUnnamed, openCount, ...rest } = facts;
  return {
    ...rest,
    clusterId,
    byStatus: { open: openCount, kept, removed, escalated },
    open: { articles: openArticles, authors: openAuthors, unnamed: openUnnamed },
    acts,
    examples,
  };
}

type RawFacts = Omit<LikesFacts, "clusterId" | "byStatus" | "open" | "acts" | "examples"> &
  Record<Exclude<Status, "open">, number> & {
    openCount: number;
    openArticles: number;
    openAuthors: number;
    openUnnamed: number;
  };

function factsOf(clusterId: string): Prisma.Sql {
  const isOpen = Prisma.sql`FILTER (WHERE c.status = 'open')`;
  return Prisma.sql`
    SELECT count(*)::int AS count, count(*) ${isOpen}::int AS "openCount",
      (count(*) FILTER (WHERE c.status = 'kept'))::int AS kept,
      (count(*) FILTER (WHERE c.status = 'removed'))::int AS removed,
      (count(*) FILTER (WHERE c.status = 'escalated'))::int AS escalated,
      count(DISTINCT c.article_id)::int AS articles, (count(DISTINCT c.article_id) ${isOpen})::int AS "openArticles",
      count(DISTINCT c.author)::int AS authors, (count(DISTINCT c.author) ${isOpen})::int AS "openAuthors",
      (count(*) FILTER (WHERE c.author IS NULL))::int AS unnamed,
      (count(*) FILTER (WHERE c.author IS NULL AND c.status = 'open'))::int AS "openUnnamed",
      min(c.posted_at) AS "firstAt", max(c.posted_at) AS "lastAt", date_trunc('milliseconds', clock_timestamp()) AS "readAt"
    FROM likeness l JOIN comment c ON c.id = l.comment_id WHERE l.cluster_id = ${clusterId}::uuid`;
}

/** An act names the first comment of its time, which may be in another group by now: there it is told. */
function actsOn(clusterId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id, a.act, a.asked_count AS asked, a.moderator_id AS "byId", m.name AS "byName",
      a.started_at AS "startedAt", a.undone_at AS "undoneAt"
    FROM likeness l JOIN like_act a ON a.cluster_id = l.comment_id JOIN moderator m ON m.id = a.moderator_id
    WHERE l.cluster_id = ${clusterId}::uuid ORDER BY a.started_at DESC, a.id LIMIT 5`;
}

/** How many of the open comments, the newest first, are looked through for what waits. */
const WAITING_LOOKED_AT = 20_000;
const LARGEST_LOOKED_AT = 50;

type LikesList = {
  rows: LikesRow[];
  nextCursor: string | null;
  /** What waits was looked for among this many open comments only, since there are more; null: among all. */
  lookedAtMax: number | null;
};

/**
 * Clusters, fifty at a time: those with the most open comments first, or with `all` every one, the largest first. What
 * waits is found through the newest 20,000 open comments and the fifty largest clusters, so that a page costs the same
 * on a desk of any size.
 */
export async function listLikes(
  actor: Actor,
  { all, cursor }: { all: "yes" | null; cursor: string | null },
): Promise<LikesList> {
  assertCan(actor, "comment:read");
  const after = cursor === null ? null : readLikesPlace(cursor);
  const [found, lookedAtMax] = await Promise.all([
    selectRows<LikesRow & { rank: number }>(rowsOf(all === null ? mostOpen(after) : largest(after))),
    all === null ? findLookedAtMax() : null,
  ]);
  const rows = found.slice(0, PAGE_ROWS);
  const last = found.length > PAGE_ROWS ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writePageMarker([last.rank, last.clusterId]) : null, lookedAtMax };
}

type After = ReturnType<typeof readLikesPlace> | null;

function largest(after: After): Prisma.Sql {
  return Prisma.sql`
    SELECT k.id, k.comment_count, k.comment_count AS rank, NULL::int AS open FROM like_cluster k
    WHERE k.comment_count > 1 AND ${after ? Prisma.sql`(k.comment_count, k.id) < (${after[0]}::int, ${after[1]}::uuid)` : Prisma.sql`true`}
    ORDER BY k.comment_count DESC, k.id DESC LIMIT ${PAGE_ROWS + 1}`;
}

function mostOpen(after: After): Prisma.Sql {
  return Prisma.sql`
    SELECT k.id, k.comment_count, w.open AS rank, w.open FROM (
      SELECT id, max(open)::int AS open FROM (
        SELECT l.cluster_id AS id, count(*) AS open FROM (${newestOpen}) n JOIN likeness l ON l.comment_id = n.id
        WHERE l.cluster_id IS NOT NULL GROUP BY 1
        UNION ALL
        SELECT g.id, f.open FROM (
          SELECT id FROM like_cluster WHERE comment_count > 1
          ORDER BY comment_count DESC, id DESC LIMIT ${LARGEST_LOOKED_AT}::int) g
        CROSS JOIN LATERAL (${figures(Prisma.sql`g.id`)}) f) either
      GROUP BY 1) w
    JOIN like_cluster k ON k.id = w.id
    WHERE w.open > 0 AND k.comment_count > 1
      AND ${after ? Prisma.sql`(w.open, k.id) < (${after[0]}::int, ${after[1]}::uuid)` : Prisma.sql`true`}
    ORDER BY w.open DESC, k.id DESC LIMIT ${PAGE_ROWS + 1}`;
}

const newestOpen = Prisma.sql`
  SELECT o.comment_id AS id FROM open_comment o ORDER BY o.posted_at DESC, o.comment_id DESC
  LIMIT ${WAITING_LOOKED_AT}::int`;

async function findLookedAtMax(): Promise<number | null> {
  const more = await selectRows<{ id: string }>(Prisma.sql`
    SELECT o.comment_id AS id FROM open_comment o ORDER BY o.posted_at DESC, o.comment_id DESC
    OFFSET ${WAITING_LOOKED_AT}::int LIMIT 1`);
  return more.length > 0 ? WAITING_LOOKED_AT : null;
}

/** Of a cluster of any size the same work. */
function figures(clusterId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT (count(*) FILTER (WHERE c.status = 'open'))::int AS open, count(DISTINCT c.article_id)::int AS articles,
      count(DISTINCT c.author)::int AS authors, max(coalesce(c.posted_at, c.imported_at)) AS "newestAt"
    FROM (SELECT l.comment_id FROM likeness l WHERE l.cluster_id = ${clusterId} LIMIT ${COUNTED_MAX}::int) l
    JOIN comment c ON c.id = l.comment_id`;
}

function rowsOf(clusters: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT k.id AS "clusterId", k.rank, k.comment_count AS count, greatest(k.open, f.open) AS open, f.articles,
      f.authors, f."newestAt", (SELECT left(c.body, 300) FROM comment c WHERE c.id = k.id) AS excerpt,
      CASE WHEN k.comment_count > ${COUNTED_MAX}::int THEN ${COUNTED_MAX}::int END AS "countedMax"
    FROM (${clusters}) k CROSS JOIN LATERAL (${figures(Prisma.sql`k.id`)}) f
    ORDER BY k.rank DESC, k.id DESC`;
}

function missing(): AppError {
  return new AppError("not_found", "No other comment says the same any more. Reload the comment.");
}
