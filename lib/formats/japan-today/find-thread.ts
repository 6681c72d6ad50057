import type { SourceLine } from "../source-line";
import { isByline } from "./head-items";
import { isAgencyName } from "./head-title";
import type { Mark } from "./mark-line";
import { parseScoreLine } from "./vote-line";

/** Where a page's thread stands: lines `start` to `end`, end exclusive. */
export type ThreadRange = {
  start: number;
  end: number;
  /** False where no marker says where the article stops and the first comment begins. */
  isStartCertain: boolean;
  /** Whether a marker closes the thread, so that the page cannot have been cut inside it. */
  isEndMarked: boolean;
};

const PROSE_CHARS_MIN = 50;

/** Finds the thread by its markers and vote lines; null where the page has none. */
export function findThread(lines: readonly SourceLine[], marks: readonly Mark[]): ThreadRange | null {
  const firstVote = marks.findIndex((mark) => mark.kind === "votes");
  const found = findStart(lines, marks, firstVote);
  if (!found) return null;
  const start = skipMarkers(marks, found.start);
  const lastVote = marks.findLastIndex((mark) => mark.kind === "votes");
  const from = Math.max(start, lastVote + 1);
  const end = marks.findIndex(
    (mark, index) => index >= from && (mark.kind === "end" || (mark.kind === "site" && index > start)),
  );
  const isEndMarked = end !== -1;
  return { start, end: isEndMarked ? end : lines.length, isStartCertain: found.isCertain, isEndMarked };
}

type Start = { start: number; isCertain: boolean };

function findStart(lines: readonly SourceLine[], marks: readonly Mark[], firstVote: number): Start | null {
  const limit = firstVote === -1 ? lines.length : firstVote;
  const before = marks.slice(0, limit);
  const boundary = articleEnd(before, firstVote !== -1);
  const marker = findMarker(lines, before, boundary);
  if (marker !== -1) return { start: marker, isCertain: true };
  if (boundary !== -1 && (firstVote !== -1 || before[boundary]?.kind === "site")) {
    return { start: boundary + 1, isCertain: true };
  }
  if (firstVote === -1) return null;
  const guessed = lastBlockStart(before);
  return { start: isArticleAbove(lines, before, guessed) ? guessed : 0, isCertain: false };
}

/** A page may hold the thread alone. An article begins with a title, a section or the like, and not with a sentence. */
function isArticleAbove(lines: readonly SourceLine[], marks: readonly Mark[], end: number): boolean {
  const above = lines.slice(0, end).filter((_, at) => marks[at]?.kind === "text");
  const [first] = above;
  if (!first || marks.slice(0, end).some(({ kind }) => kind === "count")) return first !== undefined;
  if (above.some(({ text }) => isByline(text))) return true;
  return above.length > 1 && !/[.!?:;,…]["”’)]*$/.test(first.text);
}

/** The last line that can only belong to the article: its copyright lines, or that it has expired. */
function articleEnd(marks: readonly Mark[], hasVotes: boolean): number {
  // Without votes to bound the search, a copyright line at the foot of the page would be the last.
  const isSite = (mark: Mark) => mark.kind === "site";
  const site = hasVotes ? marks.findLastIndex(isSite) : marks.findIndex(isSite);
  if (site !== -1) return site;
  const agency = marks.findLastIndex((mark) => mark.kind === "agency");
  if (agency !== -1) return agency;
  return marks.findLastIndex((mark) => mark.kind === "expired");
}

function findMarker(lines: readonly SourceLine[], marks: readonly Mark[], boundary: number): number {
  // Past the article a body may hold a marker's words, so the first one counts; before it, the last.
  const startAfter = marks.findIndex((mark, index) => index > boundary && mark.kind === "start");
  if (boundary !== -1 && startAfter !== -1) return startAfter;
  const lastStart = marks.findLastIndex((mark) => mark.kind === "start");
  if (lastStart !== -1) return lastStart;
  const countAfter = marks.findIndex((mark, index) => index > boundary && mark.kind === "count");
  if (boundary !== -1) return countAfter;
  const counts = marks.flatMap((mark, index) =>
    mark.kind === "count" ? [{ index, count: mark.count }] : [],
  );
  const [first] = counts;
  if (!first) return -1;
  const repeated = counts.find(({ index, count }) => index > first.index && count === first.count);
  if (repeated) return repeated.index;
  return counts.find(({ index }) => opensThread(lines, marks, index))?.index ?? -1;
}

/** `N Comments` also stands over the article; the one that opens the thread has the article above it, or a score below. */
function opensThread(lines: readonly SourceLine[], marks: readonly Mark[], index: number): boolean {
  const isText = (_: SourceLine, at: number) => marks[at]?.kind === "text";
  const next = lines.find((line, at) => at > index && isText(line, at));
  if (next && parseScoreLine(next.text) !== null) return true;
  if (next && isByline(next.text)) return false;
  const above = lines.slice(0, index).filter(isText);
  const last = above.at(-1)?.text ?? "";
  const ending = isAgencyName(last) ? above.at(-2)?.text : last;
  return ending !== undefined && ending.length >= PROSE_CHARS_MIN && /[.!?]["”’)]*$/.test(ending);
}

function skipMarkers(marks: readonly Mark[], start: number): number {
  let at = start;
  const skipped = new Set<Mark["kind"]>();
  for (let mark = marks[at]; mark !== undefined; mark = marks[at]) {
    const isMarker = mark.kind === "blank" || mark.kind === "start" || mark.kind === "furniture";
    // A second count line below the markers is somebody's comment.
    if (!isMarker && (mark.kind !== "count" || skipped.has("count") || skipped.has("start"))) return at;
    skipped.add(mark.kind);
    at += 1;
  }
  return at;
}

function lastBlockStart(marks: readonly Mark[]): number {
  let at = marks.length;
  while (at > 0 && marks[at - 1]?.kind === "blank") at -= 1;
  while (at > 0 && marks[at - 1]?.kind === "text") at -= 1;
  return at;
}
