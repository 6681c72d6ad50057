import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { linkAlike, type Placed } from "@/lib/domain/likeness-links";
import {
  holdClusters,
  joinClusters,
  type LeftBehind,
  leaveClusters,
  mendClusters,
} from "./likeness-clusters";
import { FIRST, readAgain, readChanged, readKnown, signedOf, type TextToPlace } from "./likeness-rows";
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
    const ids = changed.map(({ id }) => id);
    const left = await leaveClusters(tx, ids);
    await place(tx, changed);
    await settleLeft(tx, left);
    after = last;
  }
};

/** Puts what others left behind into groups again, and counts their clusters. */
export async function settleLeft(tx: Tx, { clusterIds, memberIds }: LeftBehind): Promise<void> {
  for (let at = 0; at < memberIds.length; at += BATCH_ROWS) {
    await place(tx, await readAgain(tx, memberIds.slice(at, at + BATCH_ROWS)));
  }
  await mendClusters(tx, clusterIds);
}

async function place(tx: Tx, texts: readonly TextToPlace[]): Promise<void> {
  const newcomers = texts.flatMap((text) => signedOf(text) ?? []);
  const { known, crowded } = await readKnown(tx, newcomers);
  const { placed, joined } = linkAlike(newcomers, known, crowded);
  await joinClusters(tx, joined);
  await store(tx, texts, placed);
  await mendClusters(
    tx,
    placed.flatMap(({ clusterId }) => clusterId ?? []),
  );
}

async function store(tx: Tx, texts: readonly TextToPlace[], placed: readonly Placed[]): Promise<void> {
  const byId = new Map(placed.map((one) => [one.id, one]));
  const rows = texts.map(({ id, bodyKey }) => {
    const { bands = null, clusterId = null } = byId.get(id) ?? {};
    return { id, bodyKey, bands: bands && `{${bands.join()}}`, clusterId };
  });
  await tx.$executeRaw`
    INSERT INTO likeness (comment_id, body_key, bands, cluster_id)
    SELECT w.id, w.body_key, w.bands::int4[], w.cluster_id
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ bodyKey }) => bodyKey)}::int8[],
      ${rows.map(({ bands }) => bands)}::text[], ${rows.map(({ clusterId }) => clusterId)}::uuid[])
      w(id, body_key, bands, cluster_id)
    ON CONFLICT (comment_id) DO UPDATE
    SET body_key = excluded.body_key, bands = excluded.bands, cluster_id = excluded.cluster_id`;
}
