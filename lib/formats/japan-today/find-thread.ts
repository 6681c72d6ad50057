import type { SourceLine } from "../source-line";
import { guessStart } from "./guess-start";
import { isByline } from "./head-items";
import { isAgencyName, isKnownSection } from "./head-title";
import type { Mark } from "./mark-line";
import { isSpoken } from "./spoken-line";
import { findThreadEnd } from "./thread-end";
import { parseScoreLine } from "./vote-line";

/** Where a page's thread stands: lines `start` to `end`, end exclusive. */
export type ThreadRange = {
  start: number;
  end: number;
  /** False where no marker says where the article stops and the first comment begins. */
  isStartCertain: boolean;
  /** Whether a marker closes the thread, so that the page cannot have been cut inside it. */
  isEndMarked: boolean;
  /** The number of comments that the page claims. */
  declared: number | null;
};

const PROSE_CHARS_MIN = 50;
const HEAD_CHARS_MAX = 200;

/** Finds the thread by its markers and vote lines; null where the page has none. */
export function findThread(lines: readonly SourceLine[], marks: readonly Mark[]): ThreadRange | null {
  const firstVote = marks.findIndex(({ kind }) => kind === "votes");
  const found = findStart(lines, marks, firstVote);
  if (!found) return null;
  const start = skipMarkers(marks, found.start, firstVote !== -1);
  const lastVote = marks.findLastIndex(({ kind }) => kind === "votes");
  const voteCount = marks.filter(({ kind }) => kind === "votes").length;
  const declared = declaredCount(marks.slice(0, start)) ?? firstCount(marks.slice(lastVote + 1));
  const from = Math.max(start, lastVote + 1);
  const isClaimMet = declared !== null && voteCount > 0 && voteCount >= declared;
  const { end, isMarked } = findThreadEnd(lines, marks, { start, from, isClaimMet });
  return { start, end, isStartCertain: found.isCertain, isEndMarked: isMarked, declared };
}

/** The count nearest to the thread; the page may claim another one at its top. */
export function declaredCount(above: readonly Mark[]): number | null {
  const mark = above.findLast(({ kind }) => kind === "count");
  return mark?.kind === "count" ? mark.count : null;
}

function firstCount(below: readonly Mark[]): number | null {
  const mark = below.find(({ kind }) => kind === "count");
  return mark?.kind === "count" ? mark.count : null;
}

type Start = { start: number; isCertain: boolean };

function findStart(lines: readonly SourceLine[], marks: readonly Mark[], firstVote: number): Start | null {
  const limit = firstVote === -1 ? lines.length : firstVote;
  const before = marks.slice(0, limit);
  const boundary = articleEnd(lines, before, firstVote !== -1);
  const marker = findMarker(lines, before, boundary);
  if (marker !== -1) return { start: marker, isCertain: true };
  if (boundary !== -1 && (firstVote !== -1 || before[boundary]?.kind === "site")) {
    return { start: boundary + 1, isCertain: true };
  }
  if (firstVote === -1) return claimedBelow(lines, marks, boundary);
  const guessed = guessStart(lines, before);
  return { start: isArticleAbove(lines, before, guessed) ? guessed : 0, isCertain: false };
}

/** A page that claims comments has them below its article's last line, where somebody speaks there. */
function claimedBelow(lines: readonly SourceLine[], marks: readonly Mark[], boundary: number): Start | null {
  const isText = (_: SourceLine, at: number) => marks[at]?.kind === "text";
  const above = lines.slice(0, Math.max(0, boundary)).findLast(isText)?.text ?? "";
  const isArticle = above.length >= PROSE_CHARS_MIN && /[.!?]["”’)]*$/.test(above);
  if (!isArticle || !declaredCount(marks.slice(0, boundary))) return null;
  const isThread = lines.some((line, at) => at > boundary && isText(line, at) && isSpoken(line.text));
  return isThread ? { start: boundary + 1, isCertain: true } : null;
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
function articleEnd(lines: readonly SourceLine[], marks: readonly Mark[], hasVotes: boolean): number {
  // Without votes to bound the search, a copyright line at the foot of the page would be the last.
  const isSite = (mark: Mark) => mark.kind === "site";
  const site = hasVotes ? marks.findLastIndex(isSite) : marks.findIndex(isSite);
  if (site !== -1) return site;
  const agency = marks.findLastIndex((mark) => mark.kind === "agency");
  // A picture's credit stands above the byline and the section of its article.
  const isHeadBelow = lines.some(
    ({ text }, at) => at > agency && at < marks.length && marks[at]?.kind === "text" && isHead(text),
  );
  if (agency !== -1 && !isHeadBelow) return agency;
  return marks.findLastIndex((mark) => mark.kind === "expired");
}

function isHead(text: string): boolean {
  return text.length < HEAD_CHARS_MAX && (isByline(text) || isKnownSection(text));
}

function findMarker(lines: readonly SourceLine[], marks: readonly Mark[], boundary: number): number {
  const isWholePage = marks.length === lines.length;
  // Past the article a body may hold a marker's words, so the first one counts; before it, the last.
  const startAfter = marks.findIndex((mark, index) => index > boundary && mark.kind === "start");
  if (boundary !== -1 && startAfter !== -1) return startAfter;
  const lastStart = marks.findLastIndex((mark) => mark.kind === "start");
  if (lastStart !== -1) return lastStart;
  const countAfter = marks.findIndex((mark, index) => index > boundary && mark.kind === "count");
  const isFoot = boundary !== -1 && countAfter === -1 && marks[boundary]?.kind === "site" && isWholePage;
  const repeated = repeatedCount(marks);
  // A copyright sign below the count that closes the article is somebody's.
  const isClosed = marks
    .slice(0, Math.max(repeated, 0))
    .some(({ kind }) => kind === "agency" || kind === "site");
  if (boundary !== -1 && countAfter === -1 && isClosed) return repeated;
  if (boundary !== -1 && !isFoot) return countAfter;
  const opening = countsOf(lines, marks).find(opensThread)?.index ?? -1;
  // Without votes a site's copyright line may stand at the foot of the page, below the thread.
  if (isFoot) return opening;
  return repeated === -1 ? opening : repeated;
}

function repeatedCount(marks: readonly Mark[]): number {
  const first = marks.find(({ kind }) => kind === "count");
  const isSame = (mark: Mark) =>
    mark.kind === "count" && mark !== first && first?.kind === "count" && mark.count === first.count;
  return marks.findIndex(isSame);
}

type Count = { index: number; above: string; aboveThat: string; below: string };

/** The page's counts, each with the two lines of text above it and the one below. */
function countsOf(lines: readonly SourceLine[], marks: readonly Mark[]): Count[] {
  const counts: Count[] = [];
  let [above, aboveThat, waiting] = ["", "", 0];
  for (const [index, { kind }] of marks.entries()) {
    if (kind === "count") counts.push({ index, above, aboveThat, below: "" });
    if (kind !== "text") continue;
    const text = lines[index]?.text ?? "";
    for (const count of counts.slice(waiting)) count.below = text;
    waiting = counts.length;
    aboveThat = above;
    above = text;
  }
  return counts;
}

/** `N Comments` also stands over the article; the one that opens the thread has the article above it, or a score below. */
function opensThread({ above, aboveThat, below }: Count): boolean {
  if (parseScoreLine(below) !== null) return true;
  if (isByline(below)) return false;
  const ending = isAgencyName(above) ? aboveThat : above;
  return ending.length >= PROSE_CHARS_MIN && /[.!?]["”’)]*$/.test(ending);
}

/** Without votes the box to log in may close the thread; between article and thread it has text below it. */
function skipMarkers(marks: readonly Mark[], start: number, hasVotes: boolean): number {
  let at = start;
  const skipped = new Set<Mark["kind"]>();
  for (let mark = marks[at]; mark !== undefined; mark = marks[at]) {
    const isLogin = mark.kind === "end" && mark.isLogin && (hasVotes || isThreadBelow(marks, at));
    const isMarker = mark.kind === "blank" || mark.kind === "start" || mark.kind === "furniture" || isLogin;
    // A second count line below the markers is somebody's comment, unless another marker follows.
    const isRepeated = skipped.has("count") || skipped.has("start");
    const isCount = mark.kind === "count" && (!isRepeated || nextKind(marks, at) === "start");
    if (!isMarker && !isCount) return at;
    skipped.add(mark.kind);
    at += 1;
  }
  return at;
}

function nextKind(marks: readonly Mark[], at: number): Mark["kind"] | undefined {
  return marks.find(({ kind }, index) => index > at && kind !== "blank")?.kind;
}

/** Whether text follows a box to log in, and then another such box: the thread stands between the two. */
function isThreadBelow(marks: readonly Mark[], at: number): boolean {
  const text = marks.findIndex(({ kind }, index) => index > at && kind === "text");
  const isPage = ({ kind }: Mark, index: number) => index > at && index < text && kind === "end";
  if (
    text === -1 ||
    marks.some((mark, index) => isPage(mark, index) && mark.kind === "end" && !mark.isLogin)
  ) {
    return false;
  }
  return marks.some((mark, index) => index > text && mark.kind === "end");
}
