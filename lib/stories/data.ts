import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { can } from "@/lib/domain/roles";
import { compareStories, type StoryComparison } from "@/lib/domain/story-compare";
import { AppError } from "@/lib/errors";
import { type Standing, strengthSchema, verdictSchema } from "./schema";

/** Another article, and how it stands to the one in hand. */
export type OtherArticle = Standing & {
  id: string;
  outlet: string | null;
  title: string | null;
  publishedAt: string | null;
  commentCount: number;
  /** How near the two are, from 0 to 1; null where only a moderator says so. */
  score: number | null;
  decidedByName: string | null;
};

/** The others on an article's story: same event before related, nearest first; refused ones last. */
export type Coverage = { others: OtherArticle[]; canJudge: boolean };

export type StoryText = {
  id: string;
  outlet: string | null;
  url: string | null;
  title: string | null;
  byline: string | null;
  publishedAt: string | null;
  paragraphs: string[];
};

export type Beside = Standing & {
  left: StoryText;
  right: StoryText;
  comparison: StoryComparison;
  decidedByName: string | null;
  decidedAt: string | null;
  canJudge: boolean;
};

const OTHERS_MAX = 100;
/** A page of more paragraphs is shown from its beginning. */
const PARAGRAPHS_MAX = 400;

/** What else was written on the story of an article. */
export async function listCoverage(actor: Actor, articleId: string): Promise<Coverage> {
  assertCan(actor, "article:read");
  if (!z.guid().safeParse(articleId).success) throw missing(articleId);
  const rows = await selectRows<RawOther>(Prisma.sql`
    SELECT o.id, o.outlet, o.title, o.published_at AS "publishedAt", o.comment_count AS "commentCount",
      p.strength AS found, p.verdict, p.score, m.name AS "decidedByName"
    FROM (SELECT other_id AS id, strength, verdict, score, moderator_id FROM article_pair WHERE article_id = ${articleId}::uuid
      UNION ALL
      SELECT article_id, strength, verdict, score, moderator_id FROM article_pair WHERE other_id = ${articleId}::uuid) p
    JOIN article o ON o.id = p.id
    LEFT JOIN moderator m ON m.id = p.moderator_id
    ORDER BY array_position(ARRAY['same', 'related', 'refused'], coalesce(p.verdict, p.strength)), p.score DESC NULLS LAST, o.id
    LIMIT ${OTHERS_MAX}`);
  return {
    others: rows.map((row) => ({ ...row, ...standingOf(row) })),
    canJudge: can(actor.role, "article:pair"),
  };
}

/**
 * Two articles side by side: what they share, where they differ, what only one has. Null where one of them is not
 * there, or both are one.
 */
export async function findBeside(actor: Actor, id: string, otherId: string): Promise<Beside | null> {
  assertCan(actor, "article:read");
  const [left, right] = await Promise.all([findText(id), findText(otherId)]);
  if (!left || !right || left.id === right.id) return null;
  const [lesser = "", greater = ""] = [left.id, right.id].sort();
  const [pair] = await selectRows<RawPair>(Prisma.sql`
    SELECT p.strength AS found, p.verdict, p.decided_at AS "decidedAt", m.name AS "decidedByName"
    FROM article_pair p LEFT JOIN moderator m ON m.id = p.moderator_id
    WHERE p.article_id = ${lesser}::uuid AND p.other_id = ${greater}::uuid`);
  return {
    ...{ left, right, comparison: compareStories(left.paragraphs, right.paragraphs) },
    ...standingOf(pair ?? { found: null, verdict: null }),
    ...{ decidedByName: pair?.decidedByName ?? null, decidedAt: pair?.decidedAt ?? null },
    canJudge: can(actor.role, "article:pair"),
  };
}

type RawStanding = { found: string | null; verdict: string | null };
type RawOther = Omit<OtherArticle, keyof Standing> & RawStanding;
type RawPair = RawStanding & { decidedAt: string | null; decidedByName: string | null };

function standingOf({ found, verdict }: RawStanding): Standing {
  return { found: strengthSchema.parse(found), verdict: verdictSchema.parse(verdict) };
}

async function findText(id: string): Promise<StoryText | null> {
  if (!z.guid().safeParse(id).success) return null;
  const [article] = await selectRows<StoryText>(Prisma.sql`
    SELECT id, outlet, url, title, byline, published_at AS "publishedAt",
      coalesce(paragraphs[1:${PARAGRAPHS_MAX}::int], '{}') AS paragraphs
    FROM article WHERE id = ${id}::uuid`);
  return article ?? null;
}

function missing(id: string): AppError {
  return new AppError(
    "not_found",
    `There is no article ${id.slice(0, 60)}. It may have been part of the sample.`,
  );
}
