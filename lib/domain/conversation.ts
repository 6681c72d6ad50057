import { knownNet } from "./known-net";

/** What the shape of a conversation depends on. */
export type Linked = {
  id: string;
  /** What it answers, among these or not. */
  parentId: string | null;
  position: number;
  net: number | null;
  /** Needed only where conversations are ordered by them. */
  upvotes?: number | null;
  downvotes?: number | null;
};

/** A comment in its place: after what it answers, before what follows. */
export type Turn<Row extends Linked> = {
  row: Row;
  /** Links to the first comment of its conversation. */
  depth: number;
  /** The place of what it answers; null where it answers none of these. */
  parent: number | null;
  /** How many comments hang on it, directly or not; they are the next ones. */
  answers: number;
  /** The least and the greatest net votes among them; null where the source says none. */
  answerNets: { least: number; greatest: number } | null;
};

/** How the first comments of conversations are ordered. What answers them stays below them, in the page's order. */
export const CONVERSATION_SORTS = ["page", "net", "upvotes", "disputed"] as const;
export type ConversationSort = (typeof CONVERSATION_SORTS)[number];

/**
 * Every comment once, each below what it answers, however the page has them. Links that run in a circle are cut at the
 * circle's first comment on the page. Takes no recursion, so that a chain may be as long as the thread: O(n log n).
 */
export function conversationOf<Row extends Linked>(
  rows: readonly Row[],
  sort: ConversationSort = "page",
): Turn<Row>[] {
  const byPage = rows.toSorted((a, b) => a.position - b.position || compareIds(a, b));
  const indexOf = new Map(byPage.map((row, index) => [row.id, index]));
  const parents = byPage.map(({ parentId }) => (parentId === null ? -1 : (indexOf.get(parentId) ?? -1)));
  cutCircles(parents);
  const firsts = byPage.flatMap((_, index) => (parents[index] === -1 ? [index] : []));
  if (sort !== "page") {
    const weight = new Map(firsts.map((index) => [index, weightOf(byPage[index], sort)]));
    // Sorting keeps the page's order among equals.
    firsts.sort((a, b) => compareWeights(weight.get(b) ?? null, weight.get(a) ?? null));
  }
  return layOut(byPage, parents, firsts);
}

/** The turns that are not folded away below one of the `collapsed`, by their places. */
export function visibleTurns(turns: readonly Turn<Linked>[], collapsed: ReadonlySet<string>): number[] {
  const visible: number[] = [];
  for (let place = 0; place < turns.length; ) {
    const turn = turns[place];
    if (!turn) break;
    visible.push(place);
    place += collapsed.has(turn.row.id) ? 1 + turn.answers : 1;
  }
  return visible;
}

/** The places above a turn, from the nearest up. */
export function turnsAbove(turns: readonly Turn<Linked>[], place: number): number[] {
  const above: number[] = [];
  let at = turns[place]?.parent ?? null;
  while (at !== null) {
    above.push(at);
    at = turns[at]?.parent ?? null;
  }
  return above;
}

/** Puts each below its parent with a stack of its own, then sums up from the end, where what answers stands. */
function layOut<Row extends Linked>(
  byPage: readonly Row[],
  parents: readonly number[],
  firsts: readonly number[],
): Turn<Row>[] {
  const answersOf = new Map<number, number[]>();
  for (const [index, parent] of parents.entries()) {
    if (parent === -1) continue;
    const known = answersOf.get(parent);
    if (known) known.push(index);
    else answersOf.set(parent, [index]);
  }
  const turns: Turn<Row>[] = [];
  const stack: { index: number; depth: number; parent: number | null }[] = firsts
    .toReversed()
    .map((index) => ({ index, depth: 0, parent: null }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const row = byPage[next.index];
    if (!row) continue;
    const place = turns.length;
    turns.push({ row, depth: next.depth, parent: next.parent, answers: 0, answerNets: null });
    for (const index of answersOf.get(next.index)?.toReversed() ?? []) {
      stack.push({ index, depth: next.depth + 1, parent: place });
    }
  }
  for (const turn of turns.toReversed()) addTo(turn.parent === null ? undefined : turns[turn.parent], turn);
  return turns;
}

function addTo(parent: Turn<Linked> | undefined, turn: Turn<Linked>): void {
  if (!parent) return;
  parent.answers += 1 + turn.answers;
  const net = knownNet(turn.row);
  if (net !== null) widen(parent, net, net);
  if (turn.answerNets !== null) widen(parent, turn.answerNets.least, turn.answerNets.greatest);
}

function widen(turn: Turn<Linked>, least: number, greatest: number): void {
  const known = turn.answerNets ?? { least, greatest };
  turn.answerNets = { least: Math.min(known.least, least), greatest: Math.max(known.greatest, greatest) };
}

/** Every comment has one parent at most, so that walking up finds each circle once. */
function cutCircles(parents: number[]): void {
  const walkOf = new Array<number>(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start += 1) {
    let at = start;
    while (at !== -1 && walkOf[at] === -1) {
      walkOf[at] = start;
      at = parents[at] ?? -1;
    }
    // Starts run in the page's order, but a walk may enter its circle anywhere.
    if (at !== -1 && walkOf[at] === start) parents[firstOfCircle(parents, at)] = -1;
  }
}

function firstOfCircle(parents: readonly number[], from: number): number {
  let first = from;
  for (let at = parents[from] ?? -1; at !== from && at !== -1; at = parents[at] ?? -1) {
    first = Math.min(first, at);
  }
  return first;
}

function weightOf(row: Linked | undefined, sort: Exclude<ConversationSort, "page">): number | null {
  if (!row) return null;
  if (sort === "disputed") return disputeOf(row);
  return sort === "net" ? knownNet(row) : (row.upvotes ?? null);
}

/** The queue's measure, which PostgreSQL keeps as `controversy`: the votes, raised to the balance of the two sides. */
function disputeOf({ upvotes, downvotes }: Linked): number | null {
  if (upvotes == null || downvotes == null) return null;
  if (upvotes <= 0 || downvotes <= 0) return 0;
  return (upvotes + downvotes) ** (Math.min(upvotes, downvotes) / Math.max(upvotes, downvotes));
}

/** Unknown is less than any number: it comes last where the greatest comes first. */
function compareWeights(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a - b;
}

function compareIds(a: Linked, b: Linked): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
