import { areOthers, isAnotherComment, isSameVoice } from "./damaged-ids";
import { bodyKey } from "./identity";
import { type EditableComment, matchEdited } from "./match-edited";
import { matchPlaces } from "./match-places";
import { matchRepeated, type Voice } from "./match-repeated";

/** A comment of the desk as far as it can be recognised. */
export type KnownComment = EditableComment &
  Voice & { goneAt: string | null; formerBodies: readonly string[] };

type Seen = EditableComment & Voice;

/**
 * Which of the stored comments each comment of a page is: its index, or null for one that the desk has not met. From
 * the surest sign to the least: the source's own id, the body, an earlier body, an edit of the body; of several with
 * one body, the place between known neighbours, then who wrote it when, with which votes. Comments with two ids are two
 * comments, whatever they say.
 */
export function matchComments(
  stored: readonly KnownComment[],
  page: readonly Seen[],
  { hasNeighbours }: { hasNeighbours: boolean },
): (number | null)[] {
  const bodies = stored.map(({ body }) => [bodyKey(body)]);
  let matches = matchTexts(stored, page, matchIds(stored, page), bodies, { isAlone: true });
  if (!matches.includes(null)) return matches;
  if (hasNeighbours) {
    const keys = { stored: bodies.flat(), page: page.map(({ body }) => bodyKey(body)) };
    matches = matchPlaces(keys, matches, mayBe(stored, page, matches));
  }
  matches = matchTexts(stored, page, matches, bodies);
  if (!matches.includes(null)) return matches;
  const former = stored.map(({ formerBodies }) => formerBodies.map(bodyKey));
  matches = matchTexts(stored, page, matches, former);
  return matchEditedOnes(stored, page, matches, hasNeighbours);
}

/**
 * By the source's own ids. Where one stands at several comments, each is met by who wrote it when, then by its text;
 * somebody else's other words are another comment, whatever their id.
 */
function matchIds(stored: readonly KnownComment[], page: readonly Seen[]): (number | null)[] {
  const onDesk = groupBy(stored, ({ sourceId }) => sourceId ?? null);
  const matches: (number | null)[] = page.map(() => null);
  for (const [id, places] of groupBy(page, ({ sourceId }) => sourceId ?? null)) {
    const free = onDesk.get(id) ?? [];
    for (const mayBeOne of [isSameVoice, saysTheSame, lastResort(places.length, free.length)]) {
      for (const place of places) {
        if (matches[place] !== null) continue;
        const found = free.findIndex((index) => {
          const [known, seen] = [stored[index], page[place]];
          return known && seen && mayBeOne(known, seen);
        });
        if (found >= 0) matches[place] = free.splice(found, 1)[0] ?? null;
      }
    }
  }
  return matches;
}

type MayBeOne = (known: KnownComment, seen: Seen) => boolean;

const bodiesOf = ({ body, formerBodies }: KnownComment) => [body, ...formerBodies];

const saysTheSame: MayBeOne = (known, seen) =>
  !areOthers({ ...known, postedAt: null }, seen) && bodiesOf(known).includes(seen.body);

/** What an id that is left over on both sides may still be: the more comments share it, the less. */
function lastResort(onPage: number, onDesk: number): MayBeOne {
  if (onPage > 1) return (known, seen) => !areOthers(known, seen);
  return (known, seen) => {
    const isNamed = onDesk === 1 || known.author === seen.author || bodiesOf(known).includes(seen.body);
    return isNamed && !isAnotherComment({ ...known, bodies: bodiesOf(known) }, seen);
  };
}

function mayBe(
  stored: readonly KnownComment[],
  page: readonly Seen[],
  matches: readonly (number | null)[],
): (one: number, other: number) => boolean {
  const taken = new Set(matches);
  return (one, other) => {
    const [known, seen] = [stored[one], page[other]];
    if (!known || !seen || taken.has(one)) return false;
    if (known.sourceId != null && seen.sourceId != null) return false;
    return known.author === null || seen.author === null || known.author === seen.author;
  };
}

type Groups = { haveIds: boolean; isAlone: boolean };

/** `isAlone`: only a text that stands once on the page and once on the desk. */
function matchTexts(
  stored: readonly KnownComment[],
  page: readonly Seen[],
  known: readonly (number | null)[],
  keysOfStored: readonly string[][],
  { isAlone } = { isAlone: false },
): (number | null)[] {
  // First those with an id, which only stand for stored ones without; then the rest, which may be anybody.
  const withIds = matchGroups(stored, page, known, keysOfStored, { isAlone, haveIds: true });
  return matchGroups(stored, page, withIds, keysOfStored, { isAlone, haveIds: false });
}

function matchGroups(
  stored: readonly KnownComment[],
  page: readonly Seen[],
  known: readonly (number | null)[],
  keysOfStored: readonly string[][],
  { haveIds, isAlone }: Groups,
): (number | null)[] {
  const matches = [...known];
  const free = page.flatMap((comment, index) =>
    matches[index] === null && (comment.sourceId != null) === haveIds ? [index] : [],
  );
  if (free.length === 0) return matches;
  const candidates = placesByKey(stored, keysOfStored, haveIds);
  const taken = new Set(matches);
  for (const [key, places] of groupBy(free, (index) => bodyKey(page[index]?.body ?? ""))) {
    const onPage = places.flatMap((place) => free[place] ?? []);
    const onDesk = (candidates.get(key) ?? []).filter((index) => !taken.has(index));
    if (isAlone && (onPage.length > 1 || onDesk.length > 1)) continue;
    const found = matchRepeated(
      onDesk.flatMap((index) => stored[index] ?? []),
      onPage.flatMap((index) => page[index] ?? []),
    );
    for (const [place, index] of onPage.entries()) {
      const match = onDesk[found[place] ?? -1];
      if (match === undefined) continue;
      matches[index] = match;
      taken.add(match);
    }
  }
  return matches;
}

function placesByKey(
  stored: readonly KnownComment[],
  keysOfStored: readonly string[][],
  haveIds: boolean,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, comment] of stored.entries()) {
    if (haveIds && comment.sourceId != null) continue;
    for (const key of new Set(keysOfStored[index])) {
      const group = places.get(key);
      if (group) group.push(index);
      else places.set(key, [index]);
    }
  }
  return places;
}

/** A comment that is gone stands between no neighbours any more. */
function matchEditedOnes(
  stored: readonly KnownComment[],
  page: readonly Seen[],
  matches: readonly (number | null)[],
  hasNeighbours: boolean,
): (number | null)[] {
  const taken = new Set(matches);
  const there = stored.flatMap(({ goneAt }, index) => (goneAt === null || taken.has(index) ? [index] : []));
  const placeOf = new Map(there.map((index, place) => [index, place]));
  const known = matches.map((index) => (index === null ? null : (placeOf.get(index) ?? null)));
  const comments = there.flatMap((index) => stored[index] ?? []);
  return matchEdited(comments, page, known, hasNeighbours).map((place) =>
    place === null ? null : (there[place] ?? null),
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}
