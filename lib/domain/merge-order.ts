type Placed = { comment: { position: number }; pagePosition: number | null; isNew: boolean };

/** Whose order an article's comments take on. `part`: the desk's, with what is new at the end. */
export type OrderOf = "page" | "desk" | "part";

/**
 * The comments of an article in reading order. A newer copy of the whole thread gives them its own order, and what it
 * lacks stays behind what it stood behind. An older copy leaves the order, and what it adds stands behind what it
 * stands behind there. Any other part of a thread says nothing about the order of the whole, so what it adds comes
 * after the rest. Where a copy runs the other way, what it adds is turned round.
 */
export function inReadingOrder<Item extends Placed>(merged: readonly Item[], order: OrderOf): Item[] {
  const onPage = merged
    .filter((one) => one.pagePosition !== null)
    .sort((a, b) => (a.pagePosition ?? 0) - (b.pagePosition ?? 0));
  const stored = merged.filter((one) => !one.isNew).sort((a, b) => a.comment.position - b.comment.position);
  if (order === "page") return filledUp(onPage, stored);
  const turned = runsBackwards(onPage) ? onPage.reverse() : onPage;
  if (order === "desk") return filledUp(stored, turned);
  return [...stored, ...turned.filter((one) => one.isNew)];
}

/** `order` with what only `other` has, each behind what it stands behind there. */
function filledUp<Item>(order: readonly Item[], other: readonly Item[]): Item[] {
  const known = new Set(order);
  const behind = new Map<Item | null, Item[]>([[null, []]]);
  let last: Item[] | undefined = behind.get(null);
  for (const one of other) {
    if (!known.has(one)) {
      last?.push(one);
      continue;
    }
    last = behind.get(one) ?? [];
    behind.set(one, last);
  }
  return [...(behind.get(null) ?? []), ...order.flatMap((one) => [one, ...(behind.get(one) ?? [])])];
}

function runsBackwards(onPage: readonly Placed[]): boolean {
  const places = onPage.filter((one) => !one.isNew).map((one) => one.comment.position);
  const rises = places.slice(1).map((place, index) => Math.sign(place - (places[index] ?? 0)));
  return rises.reduce((sum, rise) => sum + rise, 0) < 0;
}
