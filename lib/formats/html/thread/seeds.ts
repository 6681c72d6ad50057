import { markLine } from "../../japan-today/mark-line";
import { parseVoteLine } from "../../japan-today/vote-line";
import { commentIdInLink, commentIdOf } from "../comment-id";
import { attribute, type Element, parentOf } from "../parse-html";
import type { Block, Link } from "../read-blocks";
import { visibleMoment } from "./moment";
import { isVoteBlock } from "./vote-numbers";

/** What shows that a comment stands here. */
export type Kind = "id" | "votes" | "member" | "time";

export type Seeds = {
  /** The signs in each block. */
  kinds: ReadonlySet<Kind>[];
  /** Elements with the id of a comment. */
  idElements: ReadonlySet<Element>;
  /** How many blocks an element holds. */
  sizes: ReadonlyMap<Element, number>;
  /** Elements that lead to another story. */
  cards: ReadonlySet<Element>;
  hasBody(element: Element): boolean;
  /** Whether the page says where its thread begins. */
  isBelowMarker: boolean;
  /** The blocks of the thread, at most: from the first, to before the second. */
  range: [number, number];
};

const ANCESTORS_MAX = 60;
const HEAD_CHARS_MAX = 90;
const MEMBER = /\/members?\/(?:view\/)?[^/?#\s]{1,80}\/?(?:[?#]|$)/i;
const STORY = /\/category\/[^?#\s]{2,300}/i;
const ASIDE = new Set(["aside", "footer"]);

/** Looks for the signs of comments below the article. */
export function findSeeds(blocks: readonly Block[]): Seeds {
  const idElements = new Set<Element>();
  const sizes = new Map<Element, number>();
  const bodies = new Set<Element>();
  const cards = new Set<Element>();
  const { from, isMarked } = threadStart(blocks);
  const kinds = blocks.map((block, index) => (index < from ? new Set<Kind>() : kindsOf(block)));
  const end = threadEnd(blocks, kinds, from);
  for (const [index, block] of blocks.entries()) {
    const isInside = index >= from && index < end;
    const around = ancestorsOf(block.element);
    const isAside = around.some(
      (one) => ASIDE.has(one.tagName) || attribute(one, "role") === "complementary",
    );
    if (!isInside || (isAside && !around.some((one) => commentIdOf(one) !== null))) kinds[index] = new Set();
    const isCard = block.links.some((link) => isStory(link, block));
    const isBody = isInside && kinds[index]?.size === 0 && !isCard;
    for (const one of around) {
      sizes.set(one, (sizes.get(one) ?? 0) + 1);
      if (isBody) bodies.add(one);
      if (isCard && isInside) cards.add(one);
      if (isInside && commentIdOf(one) !== null) idElements.add(one);
    }
  }
  const hasBody = (element: Element) => bodies.has(element);
  return { kinds, idElements, sizes, cards, hasBody, isBelowMarker: isMarked, range: [from, end] };
}

export function ancestorsOf(element: Element | null): Element[] {
  const around: Element[] = [];
  for (let one = element; one && around.length < ANCESTORS_MAX; one = parentOf(one)) around.push(one);
  return around;
}

/** A link to a member, in a line that is too short to be a comment. */
export function memberLink(block: Block): Link | null {
  if (block.isQuote) return null;
  const link = block.links.find(({ href, text }) => text !== "" && MEMBER.test(href));
  if (!link) return null;
  const isHead = block.text.length - link.text.length <= HEAD_CHARS_MAX && link.text.length <= 60;
  return isHead || block.text.startsWith(link.text) ? link : null;
}

function kindsOf(block: Block): Set<Kind> {
  const kinds = new Set<Kind>();
  if (block.isQuote) return kinds;
  if (memberLink(block)) kinds.add("member");
  if (block.text.length <= 200 || block.pieces.length > 1) {
    const isTime = block.pieces.some(({ time, text }) => time !== null || visibleMoment(text, null) !== null);
    if (isTime) kinds.add("time");
  }
  if (isVoteBlock(block) || hasVoteLine(block)) kinds.add("votes");
  return kinds;
}

/** The votes may stand in a line of their own behind or before the text. */
function hasVoteLine({ text }: Block): boolean {
  return (
    text.includes("/") && text.includes("\n") && text.split("\n").some((line) => parseVoteLine(line) !== null)
  );
}

function isStory({ href, text }: Link, block: Block): boolean {
  const isHere = STORY.test(href) && !MEMBER.test(href) && commentIdInLink(href) === null;
  return isHere && text.length * 2 > block.text.length && visibleMoment(text, null) === null;
}

/** Below the title, the article's own element, and the words that open a thread. */
function threadStart(blocks: readonly Block[]): { from: number; isMarked: boolean } {
  const title = blocks.findIndex(({ element }) => element?.tagName === "h1");
  const article = blocks.findLastIndex(({ element }) =>
    ancestorsOf(element).some((one) => attribute(one, "itemprop")?.toLowerCase() === "articlebody"),
  );
  const opening = blocks.findIndex((block) => markOf(block) === "start");
  return { from: Math.max(title, article, opening) + 1, isMarked: opening !== -1 };
}

/** The first words that close a thread, if any sign of a comment stands above them. */
function threadEnd(blocks: readonly Block[], kinds: readonly ReadonlySet<Kind>[], from: number): number {
  const first = kinds.findIndex((some) => some.has("member") || some.has("votes"));
  if (first === -1) return blocks.length;
  const end = blocks.findIndex((block, index) => index > Math.max(from, first) && markOf(block) === "end");
  return end === -1 ? blocks.length : end;
}

function markOf(block: Block): string {
  return markLine({ text: block.text, number: 0 }).kind;
}
