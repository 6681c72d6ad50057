import type { SourceLine } from "../source-line";
import type { Block } from "./read-blocks";
import { voteLineOf } from "./thread/vote-numbers";

/** The page as lines of text, an empty one between blocks, for the parsers of text. */
export function textLines(blocks: readonly Block[]): SourceLine[] {
  const lines: SourceLine[] = [];
  const add = (text: string) => lines.push({ text, number: lines.length + 1 });
  for (const block of blocks) {
    const votes = voteLineOf(block);
    if (votes && !votes.hasBadNumber) {
      // A net alone on the line above is read as such.
      const net = votes.net === null ? "" : `${votes.net} `;
      add(`${net}( +${votes.upvotes} / -${votes.downvotes} )`);
    } else for (const line of block.text.split("\n")) add(line.trim());
    add("");
  }
  return lines;
}
