import { markLine } from "./mark-line";
import { type MemberLine, memberEntries } from "./member-lines";

/** Whether a page is a member's: its headings stand above the first votes, or it has several and no thread's start. */
export function isMemberPage(lines: readonly MemberLine[]): boolean {
  if (!lines.some(({ text }) => /posted in/i.test(text))) return false;
  const [first, second] = memberEntries(lines).entries;
  if (!first) return false;
  const kinds = lines.map((line) => markLine(line).kind);
  const thread = kinds.findIndex((kind) => kind === "votes" || kind === "start" || kind === "count");
  if (thread === -1 || first.line <= (lines[thread]?.number ?? 0)) return true;
  return second !== undefined && !kinds.includes("start");
}
