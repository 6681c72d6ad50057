import { commentIdOf } from "./comment-id";
import { type Element, parseHtml } from "./parse-html";
import { type Block, readBlocks } from "./read-blocks";

/** A stretch of text that a reader sees apart from the others: a paragraph, an item, a cell, a heading. */
export type PageBlock = {
  /** Lines inside it are apart by a line break. */
  text: string;
  /** The element that sets it apart. */
  tag: string;
  isQuote: boolean;
  /** The id of the comment in whose element it stands, as the page's markup says it. */
  commentSourceId: string | null;
  /** The machine-readable time in it, as it stands. */
  time: string | null;
  links: { href: string; text: string }[];
};

/** What a reader of the page sees, in order, without scripts, hidden parts and menus. Refuses pages without end. */
export function pageBlocks(html: string): PageBlock[] {
  return readBlocks(parseHtml(html)).map((block) => ({
    text: block.text,
    tag: block.element?.tagName ?? "body",
    isQuote: block.isQuote,
    commentSourceId: idAround(block),
    time: block.time,
    links: block.links.map(({ href, text }) => ({ href, text })),
  }));
}

const ANCESTORS_MAX = 60;

function idAround({ element }: Block): string | null {
  let around: Element | null = element;
  for (let step = 0; around && step < ANCESTORS_MAX; step += 1) {
    const id = commentIdOf(around);
    if (id !== null) return id;
    around = parentOf(around);
  }
  return null;
}

/** The element around another; null at the top. */
export function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent !== null && "tagName" in parent ? parent : null;
}
