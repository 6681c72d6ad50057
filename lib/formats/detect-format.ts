import { ungluedLines } from "./japan-today/glued-lines";
import { type Mark, markLine } from "./japan-today/mark-line";
import { parseScoreLine } from "./japan-today/vote-line";
import type { SourceLine } from "./source-line";

/** The forms that are plain text. */
export type TextFormat = "japan-today-text" | "article-text";

const CLOSING = /^login to leave a comment$/i;

/** Tells the form of a page by what stands on it: vote lines, and furniture that no other site prints. */
export function detectFormat(page: readonly SourceLine[]): TextFormat {
  const lines = ungluedLines(page);
  const marks = lines.map(markLine);
  return isJapanToday(lines, marks) ? "japan-today-text" : "article-text";
}

function isJapanToday(lines: readonly SourceLine[], marks: readonly Mark[]): boolean {
  const has = (kind: Mark["kind"]) => marks.some((mark) => mark.kind === kind);
  if (has("votes") || has("start") || has("expired")) return true;
  if (marks.some((mark) => mark.kind === "site" && /^GPlusMedia\b/i.test(mark.owner))) return true;
  if (lines.some(({ text }) => text.length < 200 && /\bJapanToday account\b/i.test(text))) return true;
  if (!has("count")) return false;
  const isCountedTwice = marks.filter(({ kind }) => kind === "count").length > 1;
  return isCountedTwice || lines.some(({ text }) => CLOSING.test(text)) || hasScores(lines, marks);
}

/** Before 2017 the page printed bare scores, right below the count or above a link to its top. */
function hasScores(lines: readonly SourceLine[], marks: readonly Mark[]): boolean {
  const count = marks.findLastIndex(({ kind }) => kind === "count");
  const below = lines.slice(count + 1).filter(({ text }) => text !== "");
  const isScore = (line: SourceLine | undefined) => line !== undefined && parseScoreLine(line.text) !== null;
  return isScore(below[0]) || (marks.some(({ kind }) => kind === "end") && below.some(isScore));
}
