/** How far something was at a time, in whatever it is counted in. */
export type Sample = { atMs: number; done: number };

export type Pace = { perSecond: number; secondsLeft: number | null };

const WINDOW_MS = 8_000;
/** Sooner than this a rate is a guess. */
const SPAN_MS_MIN = 700;

/** The samples of the last seconds with the newest added; the one that the window begins with stays. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const all = [...samples, sample];
  const first = all.findLastIndex(({ atMs }) => atMs <= sample.atMs - WINDOW_MS);
  return all.slice(Math.max(0, first));
}

/** How fast it goes on now, and how long it still takes; null while that cannot be told. */
export function paceOf(samples: readonly Sample[], total: number): Pace | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.atMs - first.atMs < SPAN_MS_MIN) return null;
  const perSecond = ((last.done - first.done) * 1000) / (last.atMs - first.atMs);
  if (perSecond <= 0) return null;
  return { perSecond, secondsLeft: total > 0 ? Math.max(0, total - last.done) / perSecond : null };
}
