import { jaccard } from "./likeness";

/** From here on two comments say the same. */
const ALIKE_MIN = 0.6;
/** What is this much like an indexed comment need not be found by itself. */
const NEAR = 0.9;
/** A cluster needs no more doors than this in one place, nor does a bucket hold more comments. */
const DOORS_MAX = 16;
export const BUCKET_MAX = 64;
const TRIES_MAX = 24;
const TRIES_IN_GROUP_MAX = 4;

/** A comment with its shingles and bands. */
export type Signed = { id: string; shingles: Uint32Array; bands: readonly number[] };

/** A comment found by one of its bands; `clusterId` null: it is still alone. */
export type KnownSigned = Signed & { clusterId: string | null };

/** What becomes of a newcomer: the bands that it is to be found by, null where others of its group serve. */
export type Placed = { id: string; bands: number[] | null };

/** Comments that say the same, of whom at least one is new. */
export type AlikeGroup = { newcomers: string[]; singles: string[]; clusterIds: string[] };

type Group = AlikeGroup & { into: Group | null };
type Door = { signed: Signed; group: Group };

/**
 * Joins newcomers, in their order, to what is known and to one another. A newcomer is compared with those that share a
 * band, most bands first: with at most four of a group and 24 in all, so that a campaign of any size costs each of its
 * copies the same. `crowded` bands hold too many unlike comments to tell anything: nobody is kept in them. One that is like members of two groups joins the groups. The order decides only who is found by
 * whom where similarity is near the threshold, and which member a cluster is named after.
 */
export function linkAlike(
  newcomers: readonly Signed[],
  known: readonly KnownSigned[],
  crowded: ReadonlySet<number> = new Set(),
): { placed: Placed[]; groups: AlikeGroup[] } {
  const buckets = new Map<number, Door[]>();
  const groups = new Set<Group>();
  const ofCluster = new Map<string, Group>();
  const newGroup = (one: Partial<AlikeGroup>): Group => {
    const group = { newcomers: [], singles: [], clusterIds: [], into: null, ...one };
    groups.add(group);
    return group;
  };
  for (const signed of known) {
    const { id, clusterId } = signed;
    let group = clusterId === null ? undefined : ofCluster.get(clusterId);
    group ??= newGroup(clusterId === null ? { singles: [id] } : { clusterIds: [clusterId] });
    if (clusterId !== null) ofCluster.set(clusterId, group);
    openDoor(buckets, { signed, group }, signed.bands);
  }
  const placed = newcomers.map((signed): Placed => {
    const group = newGroup({ newcomers: [signed.id] });
    const doors = doorsOf(buckets, signed.bands);
    const { nearest, alike } = compare(signed, doors);
    for (const other of alike) join(groups, group, other);
    const joinedTo = rootOf(group);
    const open = doors.filter((door) => rootOf(door.group) === joinedTo).length;
    if (nearest >= NEAR || open >= DOORS_MAX) return { id: signed.id, bands: null };
    const bands = signed.bands.filter(
      (band) => !crowded.has(band) && (buckets.get(band)?.length ?? 0) < BUCKET_MAX,
    );
    openDoor(buckets, { signed, group }, bands);
    return { id: signed.id, bands };
  });
  const made = [...groups].filter((group) => group.newcomers.length > 0 && sizeOf(group) > 1);
  return { placed, groups: made.map(({ into: _, ...group }) => group) };
}

function openDoor(buckets: Map<number, Door[]>, door: Door, bands: readonly number[]): void {
  for (const band of bands) {
    const bucket = buckets.get(band);
    if (bucket) bucket.push(door);
    else buckets.set(band, [door]);
  }
}

/** What shares a band, most bands first, then in order of the id. */
function doorsOf(buckets: ReadonlyMap<number, Door[]>, bands: readonly number[]): Door[] {
  const shared = new Map<Door, number>();
  for (const band of bands) {
    for (const door of buckets.get(band) ?? []) shared.set(door, (shared.get(door) ?? 0) + 1);
  }
  const inOrder = [...shared].sort(
    ([one, a], [other, b]) => b - a || (one.signed.id < other.signed.id ? -1 : 1),
  );
  return inOrder.map(([door]) => door);
}

function compare(signed: Signed, doors: readonly Door[]): { nearest: number; alike: Group[] } {
  const tries = new Map<Group, number>();
  const alike = new Set<Group>();
  let nearest = 0;
  let compared = 0;
  for (const door of doors) {
    const group = rootOf(door.group);
    const tried = tries.get(group) ?? 0;
    if (tried >= TRIES_IN_GROUP_MAX || alike.has(group)) continue;
    if (compared >= TRIES_MAX) break;
    tries.set(group, tried + 1);
    compared += 1;
    const likeness = jaccard(signed.shingles, door.signed.shingles);
    nearest = Math.max(nearest, likeness);
    if (likeness >= ALIKE_MIN) alike.add(group);
  }
  return { nearest, alike: [...alike] };
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.into !== null) root = root.into;
  return root;
}

function join(groups: Set<Group>, one: Group, other: Group): void {
  const to = rootOf(other);
  const from = rootOf(one);
  if (to === from) return;
  to.newcomers.push(...from.newcomers);
  to.singles.push(...from.singles);
  to.clusterIds.push(...from.clusterIds);
  from.into = to;
  groups.delete(from);
}

function sizeOf({ newcomers, singles, clusterIds }: AlikeGroup): number {
  return newcomers.length + singles.length + 2 * clusterIds.length;
}
