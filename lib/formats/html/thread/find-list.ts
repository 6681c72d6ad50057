import { type Element, parentOf } from "../parse-html";
import type { Block } from "../read-blocks";
import type { Kind, Seeds } from "./seeds";

/** The element whose children hold the comments: each child alone, or one after another. */
export type CommentList = { element: Element; children: Map<Element, Set<Kind>> };

const ANCESTORS_MAX = 60;
const WORTH = { id: 3, votes: 3, member: 2, time: 1 } satisfies Record<Kind, number>;

/** Finds where the signs of comments repeat most; null where nothing repeats and nothing is a sign for sure. */
export function findList(blocks: readonly Block[], seeds: Seeds): CommentList | null {
  const lists = new Map<Element, Map<Element, Set<Kind>>>();
  for (const [index, block] of blocks.entries()) {
    for (const kind of seeds.kinds[index] ?? []) climb(lists, block.element, kind);
  }
  for (const element of seeds.idElements) climb(lists, element, "id");
  let best: { list: CommentList; worth: number; size: number } | null = null;
  for (const [element, children] of lists) {
    const worth = worthOf(children, seeds);
    const size = seeds.sizes.get(element) ?? 0;
    // Of elements that hold the same signs the smallest with a text between them is the list.
    const isSmaller = best !== null && worth === best.worth && size < best.size && seeds.hasBody(element);
    if (worth > (best?.worth ?? 0) || isSmaller) best = { list: { element, children }, worth, size };
  }
  return best?.list ?? null;
}

function climb(lists: Map<Element, Map<Element, Set<Kind>>>, from: Element | null, kind: Kind): void {
  let child = from;
  for (let step = 0; child && step < ANCESTORS_MAX; step += 1) {
    const parent = parentOf(child);
    if (!parent) return;
    const children = lists.get(parent) ?? new Map<Element, Set<Kind>>();
    lists.set(parent, children);
    const kinds = children.get(child) ?? new Set<Kind>();
    children.set(child, kinds);
    kinds.add(kind);
    child = parent;
  }
}

function worthOf(children: ReadonlyMap<Element, ReadonlySet<Kind>>, seeds: Seeds): number {
  let worth = 0;
  let cards = 0;
  let isSure = false;
  for (const [child, kinds] of children) {
    if (seeds.cards.has(child)) cards += 1;
    for (const kind of kinds) worth += WORTH[kind];
    if (kinds.size > (kinds.has("time") ? 1 : 0)) isSure = true;
  }
  // Cards of other stories print times and counts as well, but each leads to its story.
  if (cards >= 2 && cards * 5 >= children.size * 3) return 0;
  return isSure || seeds.isBelowMarker ? worth : 0;
}
