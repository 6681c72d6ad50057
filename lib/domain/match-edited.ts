import { plainText } from "./plain-text";

/** A comment as far as it tells whether another is an edit of it. */
export type EditableComment = {
  author: string | null;
  postedAt: string | null;
  body: string;
  sourceId?: string | null;
};

/** From this share of common word pairs on, two bodies are versions of one text. */
const RESEMBLANCE_MIN = 0.5;
/** From this share of the shorter body's word pairs in the longer one on, one is the other with something added. */
const CONTAINMENT_MIN = 0.8;
const COMMON_PAIRS_MIN = 3;

/**
 * Which stored comments the page's comments are edits of, where no id of the source says so. Conservative: a comment
 * is an edit only
 * - of the one stored comment that has its author and its time, when it is the one comment of the page that does; or
 * - of the stored comment that stands where it stands, between the same neighbours, in as long a row of unknown
 *   comments on either side, when the words resemble each other and no author, time or id speaks against it.
 *
 * Resemblance and containment of the sets of word pairs are those of A. Z. Broder, "On the resemblance and containment
 * of documents", Compression and Complexity of Sequences 1997. `matches` holds what is known already, by place on the
 * page; the answer adds to it. `stored` is in the order of the desk, the page in its own; either may be the reverse.
 */
export function matchEdited(
  stored: readonly EditableComment[],
  page: readonly EditableComment[],
  matches: readonly (number | null)[],
  hasNeighbours: boolean,
): (number | null)[] {
  const known = matchVoice(stored, page, matches);
  return hasNeighbours ? matchNeighbours(stored, page, known) : known;
}

function matchVoice(
  stored: readonly EditableComment[],
  page: readonly EditableComment[],
  matches: readonly (number | null)[],
): (number | null)[] {
  const taken = new Set(matches);
  const onDesk = onlyOnes(stored, (index) => !taken.has(index));
  const onPage = onlyOnes(page, (index) => matches[index] === null);
  return matches.map((match, index) => {
    const comment = page[index];
    const key = comment && voiceOf(comment);
    if (match !== null || !comment || !key || onPage.get(key) !== index) return match;
    const found = onDesk.get(key) ?? null;
    const other = found === null ? undefined : stored[found];
    return other && haveOtherIds(other, comment) ? null : found;
  });
}

const voiceOf = ({ author, postedAt }: EditableComment) =>
  author === null || postedAt === null ? null : JSON.stringify([author, postedAt]);

/** The places of those whose author and time nobody shares. */
function onlyOnes(
  comments: readonly EditableComment[],
  isFree: (index: number) => boolean,
): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (const [index, comment] of comments.entries()) {
    const key = isFree(index) ? voiceOf(comment) : null;
    if (key !== null) places.set(key, places.has(key) ? null : index);
  }
  return places;
}

function matchNeighbours(
  stored: readonly EditableComment[],
  page: readonly EditableComment[],
  matches: readonly (number | null)[],
): (number | null)[] {
  const taken = new Set(matches);
  const found = [...matches];
  for (let start = 0; start < page.length; start += 1) {
    if (matches[start] !== null) continue;
    let end = start;
    while (end < page.length && matches[end] === null) end += 1;
    const rows = rowsBetween(matches[start - 1] ?? null, matches[end] ?? null, stored.length, end - start);
    const row = rows.find((places) => places.every((index) => !taken.has(index))) ?? [];
    for (const [offset, index] of row.entries()) {
      if (isEdit(stored[index], page[start + offset])) found[start + offset] = index;
    }
    start = end;
  }
  return found;
}

/**
 * The places of the stored comments between two neighbours, in the order of the page, where there are `length` of them.
 * Two at most: beside the end of the thread the page may run either way.
 */
function rowsBetween(before: number | null, after: number | null, count: number, length: number): number[][] {
  const row = (first: number | null, last: number | null) => {
    const start = (first ?? -1) + 1;
    const fits = (last ?? count) - start === length;
    return fits ? Array.from({ length }, (_, offset) => start + offset) : [];
  };
  return [row(before, after), row(after, before).reverse()].filter((places) => places.length > 0);
}

function isEdit(stored: EditableComment | undefined, page: EditableComment | undefined): boolean {
  if (!stored || !page || haveOtherIds(stored, page)) return false;
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  if (differ(stored.author, page.author) || differ(stored.postedAt, page.postedAt)) return false;
  return isVersion(stored.body, page.body);
}

function haveOtherIds(one: EditableComment, other: EditableComment): boolean {
  return one.sourceId != null && other.sourceId != null && one.sourceId !== other.sourceId;
}

function isVersion(one: string, other: string): boolean {
  const [a, b] = [wordPairs(one), wordPairs(other)];
  const common = [...a].filter((pair) => b.has(pair)).length;
  if (common < COMMON_PAIRS_MIN) return false;
  return (
    common / (a.size + b.size - common) >= RESEMBLANCE_MIN ||
    common / Math.min(a.size, b.size) >= CONTAINMENT_MIN
  );
}

function wordPairs(body: string): Set<string> {
  const words =
    plainText(body)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(1).map((word, index) => `${words[index]} ${word}`));
}
