/** What tells comments of one text apart. */
export type Voice = {
  author: string | null;
  postedAt: string | null;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
};

/**
 * Which of the stored comments with one text each comment of the page with that text is: its index, or null for one
 * that the desk has not met. Who wrote it when, with which votes, decides before the order does, so that a page in
 * another order changes nothing. Two known names that differ are two people.
 */
export function matchRepeated(stored: readonly Voice[], page: readonly Voice[]): (number | null)[] {
  const taken = new Set<number>();
  const matches: (number | null)[] = page.map(() => null);
  for (const [keyOfPage, keyOfStored] of PASSES) {
    const free = groupFree(stored, taken, keyOfStored);
    page.forEach((voice, index) => {
      if (matches[index] !== null) return;
      const key = keyOfPage(voice);
      const match = key === null ? undefined : free.get(key)?.shift();
      if (match === undefined) return;
      matches[index] = match;
      taken.add(match);
    });
  }
  return matches;
}

type Key = (voice: Voice) => string | null;

const everything: Key = ({ author, postedAt, net, upvotes, downvotes }) =>
  JSON.stringify([author, postedAt, net, upvotes, downvotes]);
const whoAndWhen: Key = ({ author, postedAt }) =>
  author === null || postedAt === null ? null : JSON.stringify([author, postedAt]);
const who: Key = ({ author }) => author;
const anybody: Key = () => "anybody";
const nobody: Key = ({ author }) => (author === null ? "anybody" : null);

/** From the surest sign to the least: first the page's key, then the stored comment's. */
const PASSES: [Key, Key][] = [
  [everything, everything],
  [whoAndWhen, whoAndWhen],
  [who, who],
  [anybody, nobody],
  [nobody, anybody],
];

function groupFree(stored: readonly Voice[], taken: Set<number>, keyOf: Key): Map<string, number[]> {
  const free = new Map<string, number[]>();
  stored.forEach((voice, index) => {
    const key = keyOf(voice);
    if (key === null || taken.has(index)) return;
    const group = free.get(key);
    if (group) group.push(index);
    else free.set(key, [index]);
  });
  return free;
}
