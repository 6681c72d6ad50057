import type { SourceLine } from "../source-line";
import type { Mark } from "./mark-line";

export type MarkedLine = { line: SourceLine; mark: Mark };

const NEVER_IN_A_BODY: ReadonlySet<Mark["kind"]> = new Set(["start", "end", "furniture"]);

/** The lines of a thread without the page's furniture. */
export function withoutFurniture(lines: readonly SourceLine[], marks: readonly Mark[]): MarkedLine[] {
  const kept: MarkedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const mark = marks[index];
    if (mark && !NEVER_IN_A_BODY.has(mark.kind)) kept.push({ line, mark });
  }
  return kept;
}

/** A comment's text: paragraphs stay apart by an empty line, lines by a line break. */
export function bodyOf(lines: readonly MarkedLine[]): string {
  const paragraphs: string[][] = [[]];
  for (const { line, mark } of lines) {
    if (mark.kind !== "blank") paragraphs.at(-1)?.push(line.text);
    else if (paragraphs.at(-1)?.length) paragraphs.push([]);
  }
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => paragraph.join("\n"))
    .join("\n\n");
}

/** Whether any of the lines says something. */
export function hasText(lines: readonly MarkedLine[]): boolean {
  return lines.some(({ mark }) => mark.kind !== "blank");
}
