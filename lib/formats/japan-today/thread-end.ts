import { endsArticle, isFurniture, opensBox } from "../article-text/furniture";
import type { SourceLine } from "../source-line";
import type { Mark } from "./mark-line";
import { isSpoken, isTitleCase } from "./spoken-line";

export type ThreadEnd = {
  /** The first line that is no longer the thread's. */
  end: number;
  /** Whether what closes a thread on these pages stands there, so that the page was not cut inside it. */
  isMarked: boolean;
};

type Tail = { at: number; text: string; isSite: boolean };

const MENU_LINES_MIN = 4;

/**
 * Where the thread ends: at the page's own marks below `from`, its last votes, or at what any site prints at its foot.
 * `isClaimMet` says whether the page's own number of comments has been found above.
 */
export function findThreadEnd(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  { start, from, isClaimMet }: { start: number; from: number; isClaimMet: boolean },
): ThreadEnd {
  const mark = marks.findIndex(
    ({ kind }, index) => index >= from && (kind === "end" || (kind === "site" && index > start)),
  );
  const end = mark === -1 ? lines.length : mark;
  const tail = tailOf(lines.slice(from, end), marks.slice(from, end), from);
  const hasVotes = from > start;
  const foot = hasVotes ? footOf(tail, isClaimMet) : menuOf(tail);
  return foot === null ? { end, isMarked: mark !== -1 } : { end: foot, isMarked: true };
}

function tailOf(lines: readonly SourceLine[], marks: readonly Mark[], from: number): Tail[] {
  const tail: Tail[] = [];
  for (const [index, { text }] of lines.entries()) {
    const kind = marks[index]?.kind;
    if (kind === "blank" || kind === "start" || kind === "furniture") continue;
    const isOfSite = kind === "agency" || kind === "count";
    tail.push({
      at: from + index,
      text,
      isSite: isOfSite || endsArticle(text) || opensBox(text) || isFurniture(text),
    });
  }
  return tail;
}

/** Where no votes close a comment only a row of the site's own lines tells its foot. */
function menuOf(tail: readonly Tail[]): number | null {
  const lastSpoken = tail.findLastIndex(({ text, isSite }) => !isSite && isSpoken(text));
  const site = tail.filter(({ isSite }, index) => isSite && index > lastSpoken);
  if (lastSpoken === -1 && tail[0]?.isSite) return tail[0].at;
  return site.length > 1 ? (site[0]?.at ?? null) : null;
}

/** The line at which text without votes turns out to be the site's; null where it is a comment. */
function footOf(tail: readonly Tail[], isClaimMet: boolean): number | null {
  const [first] = tail;
  if (!first) return null;
  if (first.isSite) return first.at;
  const lastSpoken = tail.findLastIndex(({ text, isSite }) => !isSite && isSpoken(text));
  const site = tail.find(({ isSite }, index) => isSite && index > lastSpoken);
  if (lastSpoken !== -1) return site?.at ?? null;
  if (site) return first.at;
  const titles = tail.filter(({ text }) => isTitleCase(text)).length;
  const isMenu = tail.length >= MENU_LINES_MIN || (isClaimMet && tail.length > 1) || titles * 2 > tail.length;
  return isMenu && (isClaimMet || tail.length > 1) ? first.at : null;
}
