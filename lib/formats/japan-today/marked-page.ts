import type { SourceLine } from "../source-line";
import { ungluedLines } from "./glued-lines";
import { type Mark, markLine } from "./mark-line";

/** The lines of a page, each with what it is when seen alone. */
export type MarkedPage = { lines: readonly SourceLine[]; marks: readonly Mark[] };

/** Takes apart lines that ran together, and says of each what it is. */
export function markPage(page: readonly SourceLine[]): MarkedPage {
  const lines = ungluedLines(page);
  return { lines, marks: lines.map(markLine) };
}
