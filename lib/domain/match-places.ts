type Anchor = { page: number; stored: number };
type Row = { page: number[]; stored: number[]; isReversed: boolean };

/**
 * Which of several comments with one text is which, by their place: between the same two comments that are known
 * already, as many of one text as there, in the order of the page or the reverse of it. Votes change from copy to copy
 * and places between neighbours hardly do, so this tells repeated texts (empty ones, "LOL") apart before votes are
 * looked at. At the ends of the thread the known comments must run one way; with fewer than two there is no telling.
 */
export function matchPlaces(
  keys: { stored: readonly string[]; page: readonly string[] },
  matches: readonly (number | null)[],
  mayBe: (stored: number, page: number) => boolean,
): (number | null)[] {
  const found = [...matches];
  for (const { page, stored, isReversed } of rowsBetween(matches, keys.stored.length)) {
    const onDesk = groupByKey(stored, keys.stored);
    for (const [key, places] of groupByKey(page, keys.page)) {
      const known = onDesk.get(key) ?? [];
      if (known.length !== places.length) continue;
      if (isReversed) known.reverse();
      for (const [index, place] of places.entries()) {
        const match = known[index];
        if (match !== undefined && mayBe(match, place)) found[place] = match;
      }
    }
  }
  return found;
}

function rowsBetween(matches: readonly (number | null)[], storedCount: number): Row[] {
  const anchors = matches.flatMap((stored, page): Anchor[] => (stored === null ? [] : [{ page, stored }]));
  if (anchors.length < 2) return [];
  const inDeskOrder = anchors.map(({ stored }) => stored).sort((a, b) => a - b);
  const rankOf = new Map(inDeskOrder.map((stored, rank) => [stored, rank]));
  const ranks = anchors.map(({ stored }) => rankOf.get(stored) ?? 0);
  const rises = ranks.slice(1).reduce((sum, rank, index) => sum + Math.sign(rank - (ranks[index] ?? 0)), 0);
  return [null, ...anchors].flatMap((before, index): Row[] => {
    const after = anchors[index] ?? null;
    const [from, to] = [before?.page ?? -1, after?.page ?? matches.length];
    if (to - from < 2) return [];
    const step = (after ? (ranks[index] ?? 0) : null) ?? null;
    const last = before ? (ranks[index - 1] ?? 0) : null;
    const isReversed = step === null || last === null ? rises < 0 : step < last;
    const [low, high] = isReversed ? [step, last] : [last, step];
    const isNext = (high ?? anchors.length) - (low ?? -1) === 1;
    if (!isNext || ((low === null || high === null) && rises === 0)) return [];
    const first = low === null ? -1 : (inDeskOrder[low] ?? -1);
    const end = high === null ? storedCount : (inDeskOrder[high] ?? storedCount);
    return [{ page: between(from, to), stored: between(first, end), isReversed }];
  });
}

const between = (from: number, to: number) =>
  Array.from({ length: to - from - 1 }, (_, index) => from + 1 + index);

function groupByKey(places: readonly number[], keys: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const place of places) {
    const key = keys[place] ?? "";
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  }
  return groups;
}
