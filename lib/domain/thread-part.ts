import type { ParseWarning } from "./parsed-article";

/** What a saved thread says of its own size. */
export type ThreadCount = {
  /** How many comments are in it. */
  found: number;
  /** How many the thread has, by its own count; null where it gives none. */
  declared: number | null;
  /** How many it says that it leaves out. */
  hidden: number;
  /** Whether it says that there is more than this: another page, a stub; null where it says neither. */
  hasMore: boolean | null;
};

/** `missing`: how many comments of the thread are not in the file; null where that is unknown. */
export type ThreadPart = { isComplete: boolean; missing: number | null };

/** Whether a saved thread is the whole of it. Only its own count can say so; without one it is a part. */
export function threadPart({ found, declared, hidden, hasMore }: ThreadCount): ThreadPart {
  const missing = Math.max(hidden, (declared ?? found) - found);
  const isCounted = declared !== null || hasMore === false;
  if (missing > 0) return { isComplete: false, missing };
  if (isCounted && hasMore !== true) return { isComplete: true, missing: 0 };
  return { isComplete: false, missing: null };
}

/** What a moderator has to know of a part of a thread. */
export function partWarnings({ isComplete, missing }: ThreadPart): ParseWarning[] {
  if (isComplete) return [];
  const message =
    missing === null
      ? "This is a part of the thread, and it does not say how much is missing; nothing is marked as gone."
      : `${missing} ${missing === 1 ? "comment was" : "comments were"} not loaded when the thread was saved; open them and save it again to get them. Nothing is marked as gone.`;
  return [{ code: "not_loaded", message, line: null, position: null }];
}
