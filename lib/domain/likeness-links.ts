import { jaccard } from "./likeness";

/** From here on two comments say the same. */
export const ALIKE_MIN = 0.6;
/** So much like the first comment of a group is every member of it. */
const LIKE_FIRST_MIN = 0.5;
/** What is this much like an indexed comment of its group need not be found by itself. */
const NEAR = 0.9;
/** A group needs no more doors than this in one place, nor does a bucket hold more comments. */
const DOORS_MAX = 16;
export const BUCKET_MAX = 64;
const TRIES_MAX = 24;
const TRIES_IN_GROUP_MAX = 5;

/** A comment with its shingles and bands. */
export type Signed = { id: string; shingles: Uint32Array; bands: readonly number[] };

/** A comment found by one of its bands, and the first comment of its group; null: it is still alone. */
export type KnownSigned = Signed & { first: Signed | null };

/** A group bears the id of its first comment; null: alone. */
export type Joined = { id: string; clusterId: string | null };

/** What becomes of a newcomer: also the bands that it is to be found by, null where others of its group serve. */
export type Placed = Joined & { bands: number[] | null };

type Group = { first: Signed; count: number };
type Door = { signed: Signed; group: Group };

/**
 * Puts newcomers, in their order, into groups with what is known and with one another; `joined` were known and alone.
 * A newcomer belongs to a group where it is like its first comment, and says the same as that or another member; of
 * several groups to the one whose first it is most like, and what was alone joins with it where it may. So nothing joins by way of others alone, and groups never
 * grow together.
 *
 * It is compared with those that share a band, most bands first: with five of a group and 24 in all, so that a campaign
 * of any size costs each of its copies the same. `crowded` bands hold too many unlike comments to tell anything: nobody
 * is kept in them.
 */
export function linkAlike(
  newcomers: readonly Signed[],
  known: readonly KnownSigned[],
  crowded: ReadonlySet<number> = new Set(),
): { placed: Placed[]; joined: Joined[] } {
  const buckets = new Map<number, Door[]>();
  const alone = openKnown(buckets, known);
  const placed = newcomers.map((signed) => {
    const doors = doorsOf(buckets, signed.bands);
    const { group, nearest } = findGroup(signed, doors);
    const door = { signed, group };
    const open = doors.filter((other) => other.group === group).length;
    if (nearest >= NEAR || open >= DOORS_MAX) return { door, bands: null };
    const bands = signed.bands.filter(
      (band) => !crowded.has(band) && (buckets.get(band)?.length ?? 0) < BUCKET_MAX,
    );
    openDoor(buckets, door, bands);
    return { door, bands };
  });
  return {
    placed: placed.map(({ door, bands }) => ({ ...joinedAs(door), bands })),
    joined: alone.map(joinedAs).filter(({ clusterId }) => clusterId !== null),
  };
}

function joinedAs({ signed, group }: Door): Joined {
  return { id: signed.id, clusterId: group.count > 1 ? group.first.id : null };
}

/** Opens the doors of what is known; returns those of comments that are alone. */
function openKnown(buckets: Map<number, Door[]>, known: readonly KnownSigned[]): Door[] {
  const groups = new Map<string, Group>();
  const alone: Door[] = [];
  for (const { first, ...signed } of known) {
    const stored = first && (groups.get(first.id) ?? { first, count: 2 });
    if (stored) groups.set(stored.first.id, stored);
    const door = { signed, group: stored ?? { first: signed, count: 1 } };
    if (!stored) alone.push(door);
    openDoor(buckets, door, signed.bands);
  }
  return alone;
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

/** The group that a newcomer belongs to, its own where there is none, and how much it is like the nearest member. */
function findGroup(signed: Signed, doors: readonly Door[]): { group: Group; nearest: number } {
  const alike = compare(signed, doors);
  const [best] = alike;
  if (!best) return { group: { first: signed, count: 1 }, nearest: 0 };
  best.group.count += 1;
  // Comments that were too little like any member so far may belong to it as well.
  for (const { group } of alike.slice(1)) {
    if (group.count > 1 || jaccard(group.first.shingles, best.group.first.shingles) < LIKE_FIRST_MIN)
      continue;
    for (const door of doors) if (door.group === group) door.group = best.group;
    best.group.count += 1;
  }
  return best;
}

type Tried = { group: Group; toFirst: number; nearest: number; tries: number };

/** The groups to which a comment may belong, before comments that are alone, and in order of how like the first it is. */
function compare({ shingles }: Signed, doors: readonly Door[]): Tried[] {
  const tried = new Map<Group, Tried>();
  let compared = 0;
  for (const { signed, group } of doors) {
    if (compared >= TRIES_MAX) break;
    let one = tried.get(group);
    if (!one) {
      const toFirst = jaccard(shingles, group.first.shingles);
      one = { group, toFirst, nearest: toFirst, tries: 1 };
      tried.set(group, one);
      compared += 1;
    }
    if (signed.id === group.first.id || one.toFirst < LIKE_FIRST_MIN) continue;
    if (one.nearest >= ALIKE_MIN || one.tries >= TRIES_IN_GROUP_MAX) continue;
    one.nearest = Math.max(one.nearest, jaccard(shingles, signed.shingles));
    one.tries += 1;
    compared += 1;
  }
  return [...tried.values()]
    .filter(({ toFirst, nearest }) => toFirst >= LIKE_FIRST_MIN && nearest >= ALIKE_MIN)
    .sort((a, b) => Number(b.group.count > 1) - Number(a.group.count > 1) || b.toFirst - a.toFirst);
}
