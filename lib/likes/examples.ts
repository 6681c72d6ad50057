import "server-only";
import { readTexts, signedOf } from "@/lib/context/likeness-rows";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { jaccard } from "@/lib/domain/likeness";
import type { Status } from "@/lib/domain/statuses";

/** A comment of a cluster, for looking at before acting on all. `likeness`: its share of shingles with the first, 0 to 1. */
export type AlikeExample = {
  id: string;
  excerpt: string;
  author: string | null;
  articleTitle: string | null;
  status: Status;
  likeness: number;
};

const EXAMPLES = 5;
const LOOKED_AT_MAX = 200;

/**
 * Five comments of a cluster: its first, whatever became of it, the one least like it of up to 400, and three between;
 * of these four open ones where there are any. Those that others are found by come first, since what is like one of
 * them was not kept for that.
 */
export async function selectExamples(clusterId: string): Promise<AlikeExample[]> {
  const open = await membersToLookAt(clusterId, Prisma.sql`c.status = 'open'`);
  const ids = open.length > 0 ? open : await membersToLookAt(clusterId, Prisma.sql`true`);
  const signed = (await readTexts(db, [clusterId, ...ids])).flatMap((text) => signedOf(text) ?? []);
  const first = signed.find(({ id }) => id === clusterId);
  if (!first) return [];
  const byLikeness = signed
    .filter((one) => one !== first)
    .map(({ id, shingles }) => ({ id, likeness: jaccard(first.shingles, shingles) }))
    .sort((a, b) => a.likeness - b.likeness);
  return withFacts([{ id: first.id, likeness: 1 }, ...chosenOf(byLikeness)]);
}

async function membersToLookAt(clusterId: string, condition: Prisma.Sql): Promise<string[]> {
  const some = (of: Prisma.Sql) => Prisma.sql`
    (SELECT l.comment_id AS id FROM likeness l JOIN comment c ON c.id = l.comment_id
     WHERE l.cluster_id = ${clusterId}::uuid AND ${condition} AND ${of} LIMIT ${LOOKED_AT_MAX})`;
  const rows = await selectRows<{ id: string }>(Prisma.sql`
    ${some(Prisma.sql`l.bands IS NOT NULL`)} UNION ${some(Prisma.sql`true`)} ORDER BY id`);
  return rows.map(({ id }) => id);
}

type Compared = { id: string; likeness: number };

/** Texts that differ before copies of one text; in order of their likeness. */
function chosenOf(byLikeness: readonly Compared[]): Compared[] {
  const different = byLikeness.filter(({ likeness }, index) => likeness !== byLikeness[index - 1]?.likeness);
  const chosen = new Set(spread(different, EXAMPLES - 1));
  for (const one of byLikeness) if (chosen.size < EXAMPLES - 1) chosen.add(one);
  return [...chosen].sort((a, b) => a.likeness - b.likeness);
}

/** The first and the last of a list, and others at even distances between. */
function spread<One>(list: readonly One[], count: number): One[] {
  if (list.length <= count) return [...list];
  return Array.from(
    { length: count },
    (_, n) => list.slice(Math.round((n * (list.length - 1)) / (count - 1)))[0],
  ).flatMap((one) => one ?? []);
}

async function withFacts(chosen: readonly { id: string; likeness: number }[]): Promise<AlikeExample[]> {
  const rows = await selectRows<Omit<AlikeExample, "likeness">>(Prisma.sql`
    SELECT c.id, left(c.body, 600) AS excerpt, c.author, a.title AS "articleTitle", c.status
    FROM comment c JOIN article a ON a.id = c.article_id WHERE c.id = ANY(${chosen.map(({ id }) => id)}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return chosen.flatMap(({ id, likeness }) => {
    const row = byId.get(id);
    return row ? [{ ...row, likeness }] : [];
  });
}
