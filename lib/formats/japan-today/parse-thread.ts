import type { ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import type { SourceLine } from "../source-line";
import { bodyOf, hasText, withoutFurniture } from "./body";
import type { ThreadRange } from "./find-thread";
import type { Mark } from "./mark-line";
import { isSpoken } from "./spoken-line";
import { commentsByHeaders } from "./thread-by-headers";
import { commentsByNames } from "./thread-by-names";
import { commentsByScores } from "./thread-by-scores";
import { commentsByVotes } from "./thread-by-votes";

export type Thread = {
  comments: ParsedComment[];
  undividedText: string | null;
  /** Whether the page itself says where each comment begins, so that nothing was guessed. */
  isSplitSure: boolean;
  warnings: ParseWarning[];
};

/** The thread of a page without comments. */
export const NO_THREAD: Thread = { comments: [], undividedText: null, isSplitSure: true, warnings: [] };

/** Splits a thread into comments, by what the page prints: vote lines, else scores, else names, else not at all. */
export function parseThread(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  range: ThreadRange,
): Thread {
  const { declared } = range;
  const thread = withoutFurniture(lines.slice(range.start, range.end), marks.slice(range.start, range.end));
  if (!hasText(thread)) return NO_THREAD;
  if (thread.some(({ mark }) => mark.kind === "votes")) {
    return { ...commentsByVotes(thread, range.isEndMarked), undividedText: null, isSplitSure: true };
  }
  const marked = commentsByScores(thread, declared) ?? commentsByHeaders(thread);
  if (marked) return { ...marked, undividedText: null, isSplitSure: true };
  const named = commentsByNames(thread, declared);
  if (named) return { ...named, undividedText: null, isSplitSure: false };
  // A menu at the foot of a page without comments is not their text.
  if (!declared && !thread.some(({ line }) => isSpoken(line.text))) return NO_THREAD;
  const text = bodyOf(thread);
  const line = thread.find(({ mark }) => mark.kind !== "blank")?.line.number ?? null;
  if (declared === 1) return { ...NO_THREAD, comments: [onlyComment(text)] };
  const message =
    "The thread prints neither names nor votes, so nothing says where one comment ends; its text was kept undivided beside the article.";
  return {
    comments: [],
    undividedText: text,
    isSplitSure: false,
    warnings: [{ code: "undivided_bodies", message, line, position: null }],
  };
}

function onlyComment(body: string): ParsedComment {
  return { position: 1, author: null, postedAt: null, body, net: null, upvotes: null, downvotes: null };
}
