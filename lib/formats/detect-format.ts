import { findOutlet } from "./article-text/outlet";
import { isOwnBanner } from "./japan-today/head-items";
import { isKnownSection } from "./japan-today/head-title";
import type { Mark } from "./japan-today/mark-line";
import type { MarkedPage } from "./japan-today/marked-page";
import { parseScoreLine } from "./japan-today/vote-line";
import { parseMarkedPage } from "./parse-japan-today";
import type { SourceLine } from "./source-line";

/** The forms that are plain text. */
export type TextFormat = "japan-today-text" | "article-text";

/** Japan Today's own words. `Log in`, in two words, stands on other sites too. */
const OWN_WORDS =
  /^(?:login to comment|a mix of what['’]s trending on our other sites|articles, offers (?:&|and) useful resources|japan ?today)$|^newsletter sign-?up(?:\s+register\s*\/\s*log ?in)?$|\bJapanToday account\b|\bregister with JapanToday\b|©\s?(?:\d{4}\s)?Japan ?Today\.?$/i;
const OWN_WORDS_CHARS_MAX = 250;
/** Sections that no other site has, and those that this one prints in small letters. */
const OWN_SECTION = /^(?:(?:picture|quote) of the day|have your say|kuchikomi|executive impact)$/i;
const HEAD_LINES = 12;
const CLOSING = /^login to leave a comment$/i;

/** Tells the form of a page by what stands on it: vote lines, and furniture that no other site prints. */
export function detectFormat(page: MarkedPage): TextFormat {
  return isJapanToday(page) ? "japan-today-text" : "article-text";
}

function isJapanToday(page: MarkedPage): boolean {
  const { lines, marks } = page;
  const has = (kind: Mark["kind"]) => marks.some((mark) => mark.kind === kind);
  if (has("votes") || has("expired")) return true;
  if (marks.some((mark) => mark.kind === "site" && /^GPlusMedia\b/i.test(mark.owner))) return true;
  if (lines.some(({ text }) => text.length <= OWN_WORDS_CHARS_MAX && OWN_WORDS.test(text))) return true;
  const head = lines.filter(({ text }) => text !== "").slice(0, HEAD_LINES);
  if (head.some(({ text }) => isOwnBanner(text))) return true;
  if (!has("count")) return false;
  if (head.some(({ text }) => OWN_SECTION.test(text))) return true;
  const isSmall = (text: string) => text === text.toLowerCase() && isKnownSection(text);
  if (head.some(({ text }) => isSmall(text)) && findOutlet(lines.map(({ text }) => text)) === null)
    return true;
  if (lines.some(({ text }) => CLOSING.test(text)) || hasScores(page)) return true;
  return (has("start") || isCountedTwice(marks)) && hasThread(page);
}

/** Before 2017 the page printed bare scores, right below the count or above a link to its top. */
function hasScores({ lines, marks }: MarkedPage): boolean {
  const count = marks.findLastIndex(({ kind }) => kind === "count");
  const below = lines.slice(count + 1).filter(({ text }) => text !== "");
  const isScore = (line: SourceLine | undefined) => line !== undefined && parseScoreLine(line.text) !== null;
  return isScore(below[0]) || (marks.some(({ kind }) => kind === "end") && below.some(isScore));
}

function isCountedTwice(marks: readonly Mark[]): boolean {
  return marks.filter(({ kind }) => kind === "count").length > 1;
}

/** Many sites print their number of comments above and below; this one prints the comments too, and no other name. */
function hasThread(page: MarkedPage): boolean {
  if (findOutlet(page.lines.map(({ text }) => text)) !== null) return false;
  const { comments, undividedText } = parseMarkedPage(page);
  return comments.length > 0 || undividedText !== null;
}
