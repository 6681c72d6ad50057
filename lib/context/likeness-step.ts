import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { linkAlike, type Placed } from "@/lib/domain/likeness-links";
import { formClusters, holdClusters, mendClusters } from "./likeness-clusters";
import { type ChangedComment, FIRST, readChanged, readKnown, signedOf } from "./likeness-rows";
import type { ContextStep } from "./steps";

type Tx = Prisma.TransactionClient;

const BATCH_ROWS = 1000;

/**
 * Finds for every new or changed comment of an article the comments anywhere that say nearly the same, and keeps the
 * clusters. A thousand comments are held at a time, with at most 24 others that each is compared with. Articles pass one
 * at a time: two that brought copies of one text at the same moment would not see each other's.
 */
export const clusterAlike: ContextStep = async (tx, articleId) => {
  let after = FIRST;
  for (;;) {
    const changed = await readChanged(tx, articleId, after, BATCH_ROWS);
    const last = changed.at(-1);
    if (!last) return;
    if (after === FIRST) await holdClusters(tx);
    await settleBatch(tx, changed);
    after = last;
  }
};

async function settleBatch(tx: Tx, changed: readonly ChangedComment[]): Promise<void> {
  await forget(tx, changed);
  const newcomers = changed.flatMap((comment) => signedOf(comment) ?? []);
  const { known, crowded } = await readKnown(tx, newcomers);
  const { placed, groups } = linkAlike(newcomers, known, crowded);
  const { touched, clusterOf } = await formClusters(tx, groups);
  await store(tx, changed, placed, clusterOf);
  await mendClusters(tx, [...touched, ...changed.flatMap(({ clusterId }) => clusterId ?? [])]);
}

/** Takes comments that changed out of where they were found by their earlier words. */
async function forget(tx: Tx, changed: readonly ChangedComment[]): Promise<void> {
  const ids = changed.flatMap(({ id, clusterId, isDoor }) => (clusterId !== null || isDoor ? [id] : []));
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE likeness SET cluster_id = NULL, bands = NULL WHERE comment_id = ANY(${ids}::uuid[])`;
}

async function store(
  tx: Tx,
  changed: readonly ChangedComment[],
  placed: readonly Placed[],
  clusterOf: ReadonlyMap<string, string>,
): Promise<void> {
  const bandsOf = new Map(placed.map(({ id, bands }) => [id, bands && `{${bands.join()}}`]));
  await tx.$executeRaw`
    INSERT INTO likeness (comment_id, body_key, bands, cluster_id)
    SELECT w.id, w.body_key, w.bands::int4[], w.cluster_id
    FROM unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ bodyKey }) => bodyKey)}::int8[],
      ${changed.map(({ id }) => bandsOf.get(id) ?? null)}::text[],
      ${changed.map(({ id }) => clusterOf.get(id) ?? null)}::uuid[]) w(id, body_key, bands, cluster_id)
    ON CONFLICT (comment_id) DO UPDATE
    SET body_key = excluded.body_key, bands = excluded.bands, cluster_id = excluded.cluster_id`;
}
