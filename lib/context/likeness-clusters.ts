import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { AlikeGroup } from "@/lib/domain/likeness-links";
import { readTexts, signedOf } from "./likeness-rows";

type Tx = Prisma.TransactionClient;

/** "like" in ASCII: nobody else on the desk takes this advisory lock. */
const GATE = 0x6c696b65;

/**
 * Waits until nobody else changes clusters; until the transaction ends, nobody else does. Whoever holds it waits for no
 * article's row, so that nobody waits in a circle.
 */
export async function holdClusters(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${GATE}::int8)`;
}

/** Holds the clusters and says which of them have comments of these articles, which are about to be deleted. */
export async function holdClustersOf(tx: Tx, articleIds: readonly string[]): Promise<string[]> {
  await holdClusters(tx);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT l.cluster_id AS id FROM comment c JOIN likeness l ON l.comment_id = c.id
    WHERE c.article_id = ANY(${[...articleIds]}::uuid[]) AND l.cluster_id IS NOT NULL`;
  return rows.map(({ id }) => id);
}

/**
 * Makes each group one cluster: the largest of those that it joins, else a new one with the id of its first member.
 * Says which clusters changed and which cluster each newcomer is in.
 */
export async function formClusters(
  tx: Tx,
  groups: readonly AlikeGroup[],
): Promise<{ touched: string[]; clusterOf: Map<string, string> }> {
  const clusterOf = new Map<string, string>();
  const merged: { from: string; into: string }[] = [];
  const singles: { id: string; into: string }[] = [];
  const counts = await countsOf(tx, groups);
  const touched = groups.map((group) => {
    const into = clusterIdOf(group, counts);
    for (const id of group.newcomers) clusterOf.set(id, into);
    for (const id of group.singles) singles.push({ id, into });
    for (const from of group.clusterIds) if (from !== into) merged.push({ from, into });
    return into;
  });
  await moveSingles(tx, singles);
  await mergeClusters(tx, merged);
  return { touched: [...touched, ...merged.map(({ from }) => from)], clusterOf };
}

/** How many comments the clusters have that bear the id of any cluster or member of the groups. */
async function countsOf(tx: Tx, groups: readonly AlikeGroup[]): Promise<Map<string, number>> {
  const ids = groups.flatMap((group) => [...group.clusterIds, ...group.singles, ...group.newcomers]);
  const rows = await tx.likeCluster.findMany({ where: { id: { in: ids } } });
  return new Map(rows.map(({ id, commentCount }) => [id, commentCount]));
}

function clusterIdOf({ clusterIds, singles, newcomers }: AlikeGroup, counts: Map<string, number>): string {
  const largest = [...clusterIds].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  )[0];
  if (largest !== undefined) return largest;
  // A comment that left the cluster named after it cannot lend its name to another.
  const named = [...singles.toSorted(), ...newcomers].find((id) => !counts.has(id));
  if (named === undefined) throw new Error("Every member of a new cluster has lent its name to another");
  return named;
}

async function moveSingles(tx: Tx, singles: readonly { id: string; into: string }[]): Promise<void> {
  if (singles.length === 0) return;
  await tx.$executeRaw`
    UPDATE likeness l SET cluster_id = w.into
    FROM unnest(${singles.map(({ id }) => id)}::uuid[], ${singles.map(({ into }) => into)}::uuid[]) w(id, "into")
    WHERE l.comment_id = w.id`;
}

async function mergeClusters(tx: Tx, merged: readonly { from: string; into: string }[]): Promise<void> {
  if (merged.length === 0) return;
  const from = merged.map((one) => one.from);
  const into = merged.map((one) => one.into);
  await tx.$executeRaw`
    UPDATE likeness l SET cluster_id = w.into
    FROM unnest(${from}::uuid[], ${into}::uuid[]) w(id, "into") WHERE l.cluster_id = w.id`;
  await tx.$executeRaw`
    UPDATE like_act a SET cluster_id = w.into
    FROM unnest(${from}::uuid[], ${into}::uuid[]) w(id, "into") WHERE a.cluster_id = w.id`;
}

/**
 * Counts clusters again whose members came or went. One that has a single member left is none any more, and one whose
 * members all were found through somebody who left is found through its first member from now on.
 */
export async function mendClusters(tx: Tx, ids: Iterable<string>): Promise<void> {
  const touched = [...new Set(ids)].sort();
  if (touched.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO like_cluster (id, comment_count)
    SELECT w.id, (SELECT count(*) FROM likeness l WHERE l.cluster_id = w.id) FROM unnest(${touched}::uuid[]) w(id)
    ON CONFLICT (id) DO UPDATE SET comment_count = excluded.comment_count`;
  const alone = await tx.$queryRaw<{ id: string }[]>`
    WITH gone AS (
      DELETE FROM like_cluster WHERE id = ANY(${touched}::uuid[]) AND comment_count < 2 RETURNING id)
    UPDATE likeness l SET cluster_id = NULL FROM gone WHERE l.cluster_id = gone.id
    RETURNING CASE WHEN l.bands IS NULL THEN l.comment_id END AS id`;
  const doorless = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT (SELECT l.comment_id FROM likeness l WHERE l.cluster_id = k.id ORDER BY l.comment_id LIMIT 1) AS id
    FROM like_cluster k WHERE k.id = ANY(${touched}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM likeness l WHERE l.cluster_id = k.id AND l.bands IS NOT NULL)`;
  await openDoors(
    tx,
    [...alone, ...doorless].flatMap(({ id }) => id ?? []),
  );
}

/** Keeps these comments to be found by their bands. */
async function openDoors(tx: Tx, ids: readonly string[]): Promise<void> {
  const signed = (await readTexts(tx, ids)).flatMap((text) => signedOf(text) ?? []);
  if (signed.length === 0) return;
  await tx.$executeRaw`
    UPDATE likeness l SET bands = w.bands::int4[]
    FROM unnest(${signed.map(({ id }) => id)}::uuid[], ${signed.map(({ bands }) => `{${bands.join()}}`)}::text[])
      w(id, bands)
    WHERE l.comment_id = w.id`;
}
