type Placed = { comment: { position: number }; pagePosition: number | null; isNew: boolean };

/**
 * The comments of an article in reading order. A copy of the whole thread gives them its own order, and what it lacks
 * stays behind what it stood behind. A part of a thread says
 * nothing about the order of the whole, so what it adds comes after the rest, turned round where the part runs the
 * other way.
 */
export function inReadingOrder<Item extends Placed>(merged: readonly Item[], isWhole: boolean): Item[] {
  const onPage = merged
    .filter((one) => one.pagePosition !== null)
    .sort((a, b) => (a.pagePosition ?? 0) - (b.pagePosition ?? 0));
  const stored = merged.filter((one) => !one.isNew).sort((a, b) => a.comment.position - b.comment.position);
  if (isWhole) return withMissing(onPage, stored);
  const added = onPage.filter((one) => one.isNew);
  return [...stored, ...(runsBackwards(onPage) ? added.reverse() : added)];
}

function withMissing<Item extends Placed>(onPage: readonly Item[], stored: readonly Item[]): Item[] {
  const behind = new Map<Item | null, Item[]>();
  let last: Item | null = null;
  for (const one of stored) {
    if (one.pagePosition !== null) last = one;
    else
      behind
        .set(last, behind.get(last) ?? [])
        .get(last)
        ?.push(one);
  }
  return [...(behind.get(null) ?? []), ...onPage.flatMap((one) => [one, ...(behind.get(one) ?? [])])];
}

function runsBackwards(onPage: readonly Placed[]): boolean {
  const places = onPage.filter((one) => !one.isNew).map((one) => one.comment.position);
  const rises = places.slice(1).map((place, index) => Math.sign(place - (places[index] ?? 0)));
  return rises.reduce((sum, rise) => sum + rise, 0) < 0;
}
