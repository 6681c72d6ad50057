import { markLine } from "./mark-line";
import { type MemberLine, memberEntries } from "./member-lines";

const PARAGRAPH_CHARS_MIN = 60;

/**
 * Whether a page is a member's: its headings stand above the first votes, with no article above them, or it has
 * several and no thread's start.
 */
export function isMemberPage(lines: readonly MemberLine[]): boolean {
  if (!lines.some(({ text }) => /posted in/i.test(text))) return false;
  const { head, entries } = memberEntries(lines);
  if (entries.length === 0) return false;
  const above = head.map((line) => markLine(line).kind);
  if (above.includes("start") || above.includes("votes")) {
    return entries.length > 1 && !lines.some((line) => markLine(line).kind === "start");
  }
  const isArticle = head.some(({ text }) => text.length >= PARAGRAPH_CHARS_MIN && /[.!?]["”’)]*$/.test(text));
  return !(isArticle && above.includes("count"));
}
