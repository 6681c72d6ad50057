type Named = { position: number; author: string | null; body: string };

const ADDRESS_CHARS_MAX = 60;
const NAME_WORDS_MAX = 6;
const START = 3;
/** Members that one comment calls, and @ signs that are looked at. */
const CALLS_MAX = 8;
const TRIES_MAX = 2000;
/** Comments by a member that are looked at for whom they speak to. */
const SINCE_MAX = 12;
/** Names that also begin sentences: `Good, anyone but him` calls nobody. Only an @ or a colon makes them a call. */
const ORDINARY_WORDS = new Set(
  "good yes no well so hello right ok okay wow sure true exactly sorry thanks really great nice now and but still also anyway first indeed look listen please actually honestly maybe never always today sad agreed".split(
    " ",
  ),
);
const AFTER_A_NAME = /^(?:[- ]?(?:san|kun|chan|sama))?\s*(?:[,:;]|\s[-–—]|\s?[–—]|$)/i;
const AFTER_A_CALL = /^(?:$|[^\p{L}\p{N}_])/u;
const PASTED_TIME =
  /^\s*(?:(?:today|yesterday)\s|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{1,2}\b).{0,30}\bjst\b/i;

/**
 * For each comment, the positions of the comments by the members whom it addresses, the first called first: `@name`, or
 * at the start of a line `name:`, `name, …`, `name - …`, or a pasted header, `nameToday  09:45 am JST`. Of several
 * comments by a member the one counts that is quoted (`quoted`: positions, for each comment), else the one that spoke to
 * the caller since the caller's last comment, else the nearest written before, else the nearest after: the one above, or
 * below where the newest stand first. Nothing where nobody who writes on the page is addressed. A name that the article
 * speaks of is an ordinary word as well.
 */
export function addressedPositions(
  comments: readonly Named[],
  paragraphs: readonly string[],
  { quoted, isNewestFirst }: { quoted: readonly (readonly number[])[]; isNewestFirst: boolean },
): number[][] {
  const names = new NameBook(comments, paragraphs);
  const called = comments.map(({ body, author }) => names.calledIn(body, author));
  const numbers = new Map(comments.map(({ position }, number) => [position, number]));
  const authorAt = (position: number) => nameOf(comments[numbers.get(position) ?? -1]?.author);
  const isSpokenTo = (position: number, name: string) => {
    const number = numbers.get(position) ?? -1;
    return called[number]?.includes(name) || quoted[number]?.some((one) => authorAt(one) === name);
  };
  return comments.map(({ position, author }, number) =>
    (called[number] ?? []).flatMap((name) => {
      const theirs = names.positionsOf(name);
      const own = nameOf(author);
      const one =
        quoted[number]?.find((place) => authorAt(place) === name) ??
        since(
          theirs,
          nearest(names.positionsOf(own), position, isNewestFirst, false),
          position,
          isNewestFirst,
        ).find((place) => isSpokenTo(place, own)) ??
        nearest(theirs, position, isNewestFirst, true);
      return one === null ? [] : [one];
    }),
  );
}

class NameBook {
  private readonly positions = new Map<string, number[]>();
  /** How names begin, and how long they are, longest first, so that `Bo Peep` is not read as `Bo`. */
  private readonly starts = new Set<string>();
  private readonly lengths: readonly number[];

  /** Names that are words of this page's article: `Japan, they say, …`. */
  private readonly spoken: ReadonlySet<string>;

  constructor(comments: readonly Named[], paragraphs: readonly string[]) {
    for (const { author, position } of comments) {
      const name = nameOf(author);
      if (!name || name.length > ADDRESS_CHARS_MAX || name.split(" ").length > NAME_WORDS_MAX) continue;
      const known = this.positions.get(name);
      if (known) known.push(position);
      else this.positions.set(name, [position]);
    }
    const words = paragraphs.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
    this.spoken = new Set(words.filter((word) => this.positions.has(word)));
    const lengths = new Set<number>();
    for (const name of this.positions.keys()) {
      this.starts.add(name.slice(0, START));
      lengths.add(name.length);
    }
    this.lengths = [...lengths].sort((a, b) => b - a);
  }

  positionsOf(name: string): readonly number[] {
    return this.positions.get(name) ?? [];
  }

  /** The names that a comment calls, those at the start of a line first; each once, not its author's own. */
  calledIn(body: string, author: string | null): string[] {
    if (this.positions.size === 0) return [];
    const called = new Set<string>();
    let start = 0;
    while (start <= body.length && called.size < CALLS_MAX) {
      const feed = body.indexOf("\n", start);
      const end = feed === -1 ? body.length : feed;
      const name = this.calledAtStart(body.slice(start, Math.min(end, start + ADDRESS_CHARS_MAX * 2)));
      if (name !== null) called.add(name);
      start = end + 1;
    }
    let tries = 0;
    for (let at = body.indexOf("@"); at !== -1 && tries < TRIES_MAX; at = body.indexOf("@", at + 1)) {
      tries += 1;
      if (called.size >= CALLS_MAX || /[\p{L}\p{N}]/u.test(body.charAt(at - 1))) continue;
      const name = this.startOf(body.slice(at + 1, at + 1 + ADDRESS_CHARS_MAX * 2).trimStart(), AFTER_A_CALL);
      if (name !== null) called.add(name);
    }
    called.delete(nameOf(author));
    return [...called];
  }

  private calledAtStart(line: string): string | null {
    const name = this.startOf(line, AFTER_A_NAME) ?? this.startOf(line, PASTED_TIME);
    if (name === null || !(ORDINARY_WORDS.has(name) || this.spoken.has(name))) return name;
    return line.charAt(name.length) === ":" ? name : null;
  }

  private startOf(text: string, after: RegExp): string | null {
    const lower = text.toLowerCase();
    if (![1, 2, START].some((length) => this.starts.has(lower.slice(0, length)))) return null;
    const length = this.lengths.find(
      (one) => this.positions.has(lower.slice(0, one)) && after.test(lower.slice(one, one + 60)),
    );
    return length === undefined ? null : lower.slice(0, length);
  }
}

function nameOf(author: string | null | undefined): string {
  return author?.trim().toLowerCase() ?? "";
}

/** Of positions in order, the last before one, or after it where the newest stand first; else, if asked, the other. */
function nearest(
  positions: readonly number[],
  position: number,
  isNewestFirst: boolean,
  orLater: boolean,
): number | null {
  const low = placeOf(positions, position);
  const below = positions[low] === position ? positions[low + 1] : positions[low];
  const above = positions[low - 1];
  const [earlier, later] = isNewestFirst ? [below, above] : [above, below];
  return earlier ?? (orLater ? later : null) ?? null;
}

/** Of positions in order, those written between two others, the last written first, and of these a few. */
function since(
  positions: readonly number[],
  from: number | null,
  to: number,
  isNewestFirst: boolean,
): number[] {
  const at = placeOf(positions, to);
  const few = isNewestFirst
    ? positions.slice(at, at + SINCE_MAX)
    : positions.slice(Math.max(0, at - SINCE_MAX), at).reverse();
  return few.filter((one) => one !== to && (from === null || (isNewestFirst ? one < from : one > from)));
}

/** How many of positions in order are before one. */
function placeOf(positions: readonly number[], position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
