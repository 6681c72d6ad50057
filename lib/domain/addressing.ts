type Named = { position: number; author: string | null; body: string };

const ADDRESS_CHARS_MAX = 60;
const NAME_WORDS_MAX = 6;
const START = 3;
/** Members that one comment calls, and @ signs that are looked at. */
const CALLS_MAX = 8;
const TRIES_MAX = 2000;
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
 * comments by a member the nearest written before counts, else the nearest after: the one above, or below where the
 * newest stand first. Nothing where nobody who writes on the page is addressed. A name that the article speaks of is an
 * ordinary word as well.
 */
export function addressedPositions(
  comments: readonly Named[],
  paragraphs: readonly string[],
  isNewestFirst: boolean,
): number[][] {
  const names = new NameBook(comments, paragraphs);
  return comments.map(({ position, author, body }) =>
    names.calledIn(body, author).flatMap((name) => {
      const one = nearest(names.positionsOf(name), position, isNewestFirst);
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
      const name = author?.trim().toLowerCase();
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
    called.delete(author?.trim().toLowerCase() ?? "");
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

/** Of positions in order. */
function nearest(positions: readonly number[], position: number, isNewestFirst: boolean): number | null {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  const below = positions[low] === position ? positions[low + 1] : positions[low];
  const above = positions[low - 1];
  return (isNewestFirst ? (below ?? above) : (above ?? below)) ?? null;
}
