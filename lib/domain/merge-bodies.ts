import { bodyKey } from "./identity";

/** A body that a comment had before another: a line "edited" of its history. */
export type Revision = {
  /** Its number in the history; null while it has none. */
  number: number | null;
  /** When the body after this one was first seen; ISO 8601 in UTC. */
  observedAt: string;
  bodyBefore: string;
  importId: string;
};

/** What the desk has of a comment's bodies. */
export type KnownBody = {
  body: string;
  /** In the order of time. */
  revisions: readonly Revision[];
  seenAt: string;
  /** The earliest time at which anything of the comment is known to have been seen. */
  firstSeenAt: string;
};

type Sighting = { at: string; body: string; number: number | null; importId: string };

/**
 * A comment's body and its earlier ones after one more copy: the newest copy's body is the current one, an older
 * copy's other body becomes an earlier revision. Copies that differ in typography alone are one body. Of two bodies
 * seen at one time the one imported last is the later.
 */
export function mergeBody(
  known: KnownBody,
  seen: { body: string; observedAt: string; importId: string },
): { body: string; revisions: readonly Revision[] } {
  if (known.revisions.length === 0 && isSame(known.body, seen.body)) return known;
  const sightings = sightingsOf(known, seen.importId);
  const isThere = [...sightings, ...known.revisions.map(sightingBefore)].some(
    ({ at, body }) => at === seen.observedAt && isSame(body, seen.body),
  );
  if (isThere) return known;
  const later = sightings.findIndex(({ at }) => at > seen.observedAt);
  const place = later < 0 ? sightings.length : later;
  const told = { at: seen.observedAt, body: seen.body, number: null, importId: seen.importId };
  return foldSightings([...sightings.slice(0, place), told, ...sightings.slice(place)]);
}

/** What makes one history of the other: revisions to write (those without a number are new), and numbers that go. */
export function revisionDifference(
  before: readonly Revision[],
  after: readonly Revision[],
): { put: Revision[]; drop: number[] } {
  if (before === after) return { put: [], drop: [] };
  const known = new Map(before.map((revision) => [revision.number, revision]));
  const kept = new Set(after.map(({ number }) => number));
  return {
    put: after.filter((revision) => {
      const other = revision.number === null ? undefined : known.get(revision.number);
      return other?.observedAt !== revision.observedAt || other.bodyBefore !== revision.bodyBefore;
    }),
    drop: before.flatMap(({ number }) => (number === null || kept.has(number) ? [] : [number])),
  };
}

/** Of two bodies of one time, the one before the change was seen at that time too. */
function sightingBefore({ observedAt, bodyBefore }: Revision): { at: string; body: string } {
  return { at: observedAt, body: bodyBefore };
}

function sightingsOf({ body, revisions, seenAt, firstSeenAt }: KnownBody, importId: string): Sighting[] {
  const [first] = revisions;
  // When the first body was seen may not be known, only that it was before the second.
  const start = first && firstSeenAt >= first.observedAt ? justBefore(first.observedAt) : firstSeenAt;
  return [
    { at: start, body: first?.bodyBefore ?? body, number: null, importId },
    ...revisions.map((revision, index) => ({
      at: revision.observedAt,
      body: revisions[index + 1]?.bodyBefore ?? body,
      number: revision.number,
      importId: revision.importId,
    })),
    { at: seenAt, body, number: null, importId },
  ];
}

function foldSightings(sightings: readonly Sighting[]): { body: string; revisions: Revision[] } {
  const kept: Sighting[] = [];
  for (const sighting of sightings) {
    const last = kept.at(-1);
    if (!last || !isSame(last.body, sighting.body)) kept.push({ ...sighting });
    // A change that was seen earlier than known so far keeps its number.
    else last.number ??= sighting.number;
  }
  return {
    body: kept.at(-1)?.body ?? "",
    revisions: kept.slice(1).map(({ number, at, importId }, index) => ({
      number,
      observedAt: at,
      bodyBefore: kept[index]?.body ?? "",
      importId,
    })),
  };
}

const isSame = (one: string, other: string) => one === other || bodyKey(one) === bodyKey(other);

const justBefore = (time: string) => new Date(Date.parse(time) - 1).toISOString();
