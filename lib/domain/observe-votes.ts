import type { Votes } from "./import-change";

/** A line of a comment's ledger: numbers that its source began to show. Times are ISO 8601 in UTC. */
export type VoteLine = Votes & {
  observedAt: string;
  /** Net now less net before; null for the first line. */
  netChange: number | null;
  /** When the numbers before were last seen; null for the first line. */
  changedAfter: string | null;
  importId: string;
};

/** The numbers of a comment as one copy of its source prints them. */
export type VoteSighting = Votes & { observedAt: string; importId: string };

/** Numbers, and when they were last seen. */
type Known = Votes & { seenAt: string };

/** Whether any of the three numbers is known. */
export function areSeen({ net, upvotes, downvotes }: Votes): boolean {
  return net !== null || upvotes !== null || downvotes !== null;
}

/** Whether `seen` says something else than `known`. A number that is not printed contradicts none. */
export function tellsOther(known: Votes, seen: Votes): boolean {
  const differs = (before: number | null, now: number | null) => now !== null && now !== before;
  return (
    differs(known.net, seen.net) ||
    differs(known.upvotes, seen.upvotes) ||
    differs(known.downvotes, seen.downvotes)
  );
}

/** The line that numbers add which are newer than all that is known; null where they are the known ones. */
export function nextLine(known: Votes, knownSeenAt: string, seen: VoteSighting): VoteLine | null {
  if (!tellsOther(known, seen)) return null;
  const isFirst = !areSeen(known);
  return lineOf(seen, isFirst ? null : { ...known, seenAt: knownSeenAt });
}

/**
 * The whole ledger after numbers that are no newer than the known ones. Only the first sight of each change is a line,
 * so a sighting between two lines may move the later one, and one that contradicts the current numbers gives these a
 * line of their own at `lastSeenAt`. Votes are counted up, so numbers that were seen twice are taken to have stood in
 * between; as far as that holds, the ledger is the same whatever the order of the sightings.
 */
export function rewriteLedger(
  lines: readonly VoteLine[],
  lastSeenAt: string,
  seen: VoteSighting,
): VoteLine[] {
  const sightings = lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const until = isLast ? lastSeenAt : (lines[index + 1]?.changedAfter ?? line.observedAt);
    return [line, { ...line, observedAt: until }];
  });
  const kept: VoteLine[] = [];
  let known: Known | null = null;
  for (const sighting of oneATime([...sightings, seen])) {
    const isOther: boolean = known === null || tellsOther(known, sighting);
    if (isOther) kept.push(lineOf(sighting, known));
    known = { ...votesOf(isOther ? sighting : (known ?? sighting)), seenAt: sighting.observedAt };
  }
  return kept;
}

/** What makes one ledger of the other: lines to write, and times whose line goes. */
export function ledgerDifference(
  before: readonly VoteLine[],
  after: readonly VoteLine[],
): { put: VoteLine[]; drop: string[] } {
  const known = new Map(before.map((line) => [line.observedAt, JSON.stringify(fieldsOf(line))]));
  const kept = new Set(after.map((line) => line.observedAt));
  return {
    put: after.filter((line) => known.get(line.observedAt) !== JSON.stringify(fieldsOf(line))),
    drop: before.map((line) => line.observedAt).filter((at) => !kept.has(at)),
  };
}

function fieldsOf({ net, upvotes, downvotes, netChange, changedAfter }: VoteLine) {
  return [net, upvotes, downvotes, netChange, changedAfter];
}

function lineOf(seen: VoteSighting, before: Known | null): VoteLine {
  const change = before === null || before.net === null || seen.net === null ? null : seen.net - before.net;
  return {
    ...votesOf(seen),
    observedAt: seen.observedAt,
    importId: seen.importId,
    netChange: change,
    changedAfter: before?.seenAt ?? null,
  };
}

function votesOf({ net, upvotes, downvotes }: Votes): Votes {
  return { net, upvotes, downvotes };
}

/** In the order of time. Of two at one time, as files without times of their own have, the one with more votes is later and stands. */
function oneATime(sightings: VoteSighting[]): VoteSighting[] {
  const byTime = new Map<string, VoteSighting>();
  for (const sighting of sightings) {
    const other = byTime.get(sighting.observedAt);
    if (!other || isLater(sighting, other)) byTime.set(sighting.observedAt, sighting);
  }
  return [...byTime.values()].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
}

function isLater(one: Votes, other: Votes): boolean {
  const [a, b] = [weights(one), weights(other)];
  const index = a.findIndex((weight, at) => weight !== b[at]);
  return index >= 0 && (a[index] ?? 0) > (b[index] ?? 0);
}

function weights({ net, upvotes, downvotes }: Votes): number[] {
  const sum = upvotes === null || downvotes === null ? -1 : upvotes + downvotes;
  return [sum, Math.abs(net ?? 0), net ?? Number.NEGATIVE_INFINITY, upvotes ?? -1];
}
