/** A comment's newest line of the vote ledger, and when the comment was last seen. Times are ISO 8601 in UTC. */
export type ThreadVotes = {
  id: string;
  seenAt: string;
  observedAt: string;
  /** Null for a first line: nothing changed. */
  changedAfter: string | null;
  /** Null where a net is not known. */
  netChange: number | null;
};

export type VoteSwing = {
  id: string;
  netChange: number;
  netChangePerDay: number;
  /** How far from the thread's norm, as a modified z-score; null where too few comments tell what the norm is. */
  deviation: number | null;
  isSwing: boolean;
};

const DAY_MS = 86_400_000;
/** A change within minutes is not taken for as many times as much in a day. */
const SPAN_MS_MIN = DAY_MS / 24;
const COMMENTS_MIN = 10;
const CHANGE_MIN = 5;
const DEVIATION_MAX = 3.5;

/**
 * The changes that the newest copy of a thread showed, and how unusual each is among the changes per day of all
 * comments that this copy had: the modified z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers"
 * (1993), with the mean absolute deviation where the median one is zero. docs/votes.md says it in words.
 * `copiedAt`: the newest copy of the article's page; what a member's page showed later is measured against the same norm.
 */
export function voteSwings(thread: readonly ThreadVotes[], copiedAt: string | null): VoteSwing[] {
  const newest = newestChange(thread, copiedAt);
  if (newest === null) return [];
  const known = thread.filter(({ netChange, changedAfter }) => netChange !== null || changedAfter === null);
  const changed = known.flatMap(({ id, observedAt, changedAfter, netChange }) => {
    if (observedAt < newest || changedAfter === null || netChange === null) return [];
    const spanMs = Math.max(Date.parse(observedAt) - Date.parse(changedAfter), SPAN_MS_MIN);
    return [{ id, netChange, netChangePerDay: netChange / (spanMs / DAY_MS) }];
  });
  const still = known.filter(({ observedAt, seenAt }) => observedAt < newest && seenAt >= newest);
  const rates = [...changed.map(({ netChangePerDay }) => netChangePerDay), ...still.map(() => 0)];
  const deviationOf = rates.length < COMMENTS_MIN ? () => null : modifiedScore(rates);
  return changed.map((change) => {
    const deviation = deviationOf(change.netChangePerDay);
    const isFar = deviation !== null && Math.abs(deviation) > DEVIATION_MAX;
    return { ...change, deviation, isSwing: isFar && Math.abs(change.netChange) >= CHANGE_MIN };
  });
}

function newestChange(thread: readonly ThreadVotes[], copiedAt: string | null): string | null {
  const times = thread.flatMap(({ observedAt, changedAfter }) => (changedAfter === null ? [] : [observedAt]));
  const newest = (found: readonly string[]) =>
    found.reduce<string | null>((last, time) => (last === null || time > last ? time : last), null);
  return newest(times.filter((time) => copiedAt === null || time <= copiedAt)) ?? newest(times);
}

function modifiedScore(values: readonly number[]): (value: number) => number {
  const middle = median(values);
  const distances = values.map((value) => Math.abs(value - middle));
  const medianDistance = median(distances);
  if (medianDistance > 0) return (value) => (0.6745 * (value - middle)) / medianDistance;
  const meanDistance = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return meanDistance > 0 ? (value) => (value - middle) / (1.253314 * meanDistance) : () => 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
