import type { Format } from "./format";
import { type Mark, markLine } from "./japan-today/mark-line";
import { parseScoreLine } from "./japan-today/vote-line";
import type { SourceLine } from "./source-line";

/** Tells the form of a page by what stands on it: vote lines, and furniture that no other site prints. */
export function detectFormat(lines: readonly SourceLine[]): Format {
  const marks = lines.map(markLine);
  return isJapanToday(lines, marks) ? "japan-today-text" : "article-text";
}

function isJapanToday(lines: readonly SourceLine[], marks: readonly Mark[]): boolean {
  const has = (kind: Mark["kind"]) => marks.some((mark) => mark.kind === kind);
  if (has("votes") || has("start") || has("expired")) return true;
  if (marks.some((mark) => mark.kind === "site" && /^GPlusMedia\b/i.test(mark.owner))) return true;
  if (lines.some(({ text }) => text.length < 200 && /\bJapanToday account\b/i.test(text))) return true;
  // Before 2017 the page printed bare scores, and closed with a link to its top.
  return has("count") && has("end") && lines.some(({ text }) => parseScoreLine(text) !== null);
}
