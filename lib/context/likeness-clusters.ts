import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Joined } from "@/lib/domain/likeness-links";

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

/** What comments left behind: the clusters that they were of, and the other members of those whose first they were. */
export type LeftBehind = { clusterIds: string[]; memberIds: string[] };

/**
 * Takes comments out of their clusters and out of where they are found. A cluster whose first comment leaves is none
 * any more, since its members are like that one: they are put into groups again.
 */
export async function leaveClusters(tx: Tx, ids: readonly string[]): Promise<LeftBehind> {
  const leaving = new Set(ids);
  const rows = await tx.$queryRaw<{ id: string; clusterId: string | null }[]>`
    SELECT comment_id AS id, cluster_id AS "clusterId" FROM likeness
    WHERE (comment_id = ANY(${[...ids]}::uuid[]) AND (cluster_id IS NOT NULL OR bands IS NOT NULL))
      OR cluster_id = ANY(${[...ids]}::uuid[])
    ORDER BY comment_id`;
  if (rows.length > 0) {
    await tx.$executeRaw`
      UPDATE likeness SET cluster_id = NULL, bands = NULL WHERE comment_id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  }
  return {
    clusterIds: [...new Set(rows.flatMap(({ clusterId }) => clusterId ?? []))],
    memberIds: rows.flatMap(({ id }) => (leaving.has(id) ? [] : [id])),
  };
}

/** Puts stored comments into the clusters that they joined. */
export async function joinClusters(tx: Tx, joined: readonly Joined[]): Promise<void> {
  if (joined.length === 0) return;
  await tx.$executeRaw`
    UPDATE likeness l SET cluster_id = w.cluster_id
    FROM unnest(${joined.map(({ id }) => id)}::uuid[], ${joined.map(({ clusterId }) => clusterId)}::uuid[])
      w(id, cluster_id)
    WHERE l.comment_id = w.id`;
}

/** Counts clusters again whose members came or went. One that has a single member left is none any more. */
export async function mendClusters(tx: Tx, ids: Iterable<string>): Promise<void> {
  const touched = [...new Set(ids)].sort();
  if (touched.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO like_cluster (id, comment_count)
    SELECT w.id, (SELECT count(*) FROM likeness l WHERE l.cluster_id = w.id) FROM unnest(${touched}::uuid[]) w(id)
    ON CONFLICT (id) DO UPDATE SET comment_count = excluded.comment_count`;
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM like_cluster WHERE id = ANY(${touched}::uuid[]) AND comment_count < 2 RETURNING id)
    UPDATE likeness l SET cluster_id = NULL FROM gone WHERE l.cluster_id = gone.id`;
}
