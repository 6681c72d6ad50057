import type { ThreadShape } from "./thread-shape";
import type { VoteSpread } from "./vote-spread";

/** What the desk knows of a thread as a whole. */
export type ThreadFacts = {
  comments: number;
  /** Of these: those that their source no longer has, and those without a name. */
  gone: number;
  unnamed: number;
  /** Null where the source says no votes at all. */
  votes: VoteSpread | null;
  /** Null for a thread too long to be laid out. */
  shape: ThreadShape | null;
};
