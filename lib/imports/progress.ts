import type { ImportProgress } from "./view";

type Facts = {
  bytesDone: number;
  bytes: number;
  commentsDone: number;
  /** Since when it runs without a stop, and how far it was then; null where it does not run. */
  run: { since: Date; bytesBefore: number; commentsBefore: number } | null;
};

// Sooner, a rate says more about the start than about the import.
const MEASURED_AFTER_MS = 1000;

/** How far an import is, how fast, and about how long it still takes. */
export function progressOf({ bytesDone, bytes, commentsDone, run }: Facts, now: Date): ImportProgress {
  const done = { bytesDone, bytes, commentsDone };
  const elapsedMs = run === null ? 0 : now.getTime() - run.since.getTime();
  if (run === null || elapsedMs < MEASURED_AFTER_MS)
    return { ...done, ratePerSecond: null, secondsLeft: null };
  const bytesPerMs = (bytesDone - run.bytesBefore) / elapsedMs;
  const isKnown = bytes > 0 && bytesPerMs > 0;
  return {
    ...done,
    ratePerSecond: Math.max(0, Math.round(((commentsDone - run.commentsBefore) * 1000) / elapsedMs)),
    secondsLeft: isKnown ? Math.ceil(Math.max(0, bytes - bytesDone) / bytesPerMs / 1000) : null,
  };
}
