import type { MemberLine } from "../japan-today/member-lines";
import { commentIdInLink } from "./comment-id";
import type { Block } from "./read-blocks";
import { textLines } from "./text-lines";

/** A saved page as lines of text that keep their links, for the parser of members' pages. */
export function linkedLines(blocks: readonly Block[]): MemberLine[] {
  const lines: MemberLine[] = [];
  for (const block of blocks) {
    const links = block.links.map(({ href, text }) => ({ href, text, commentId: commentIdInLink(href) }));
    for (const { text } of textLines([block])) {
      lines.push({ text, number: lines.length + 1, links: text === "" ? [] : links });
    }
  }
  return lines;
}
