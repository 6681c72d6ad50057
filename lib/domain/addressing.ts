type Named = { position: number; author: string | null; body: string };

const ADDRESS_CHARS_MAX = 60;
const NAME_WORDS_MAX = 6;
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
 * For each comment, the position of the comment by the member whom it addresses: `@name`, or at the start of a line
 * `name:`, `name, …`, `name - …`, or a pasted header, `nameToday  09:45 am JST`. Of several comments by that member the
 * nearest above counts, else the nearest below. Null where nobody who writes on the page is addressed. A name that the
 * article speaks of is an ordinary word as well.
 */
export function addressedPositions(
  comments: readonly Named[],
  paragraphs: readonly string[],
): (number | null)[] {
  const names = new NameBook(comments, paragraphs);
  return comments.map(({ position, author, body }) => {
    const called = names.calledIn(body, author);
    return called === null ? null : nearest(names.positionsOf(called), position);
  });
}

class NameBook {
  private readonly positions = new Map<string, number[]>();
  /** Names by their first three letters, longest first, so that `Bo Peep` is not read as `Bo`. */
  private readonly byStart = new Map<string, string[]>();

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
    const longestFirst = [...this.positions.keys()].sort((a, b) => b.length - a.length);
    for (const name of longestFirst) {
      const start = name.slice(0, 3);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), name]);
    }
  }

  positionsOf(name: string): readonly number[] {
    return this.positions.get(name) ?? [];
  }

  calledIn(body: string, author: string | null): string | null {
    if (this.positions.size === 0) return null;
    const own = author?.trim().toLowerCase();
    let start = 0;
    while (start <= body.length) {
      const feed = body.indexOf("\n", start);
      const end = feed === -1 ? body.length : feed;
      const name = this.calledAtStart(body.slice(start, Math.min(end, start + ADDRESS_CHARS_MAX * 2)));
      if (name !== null && name !== own) return name;
      start = end + 1;
    }
    for (let at = body.indexOf("@"); at !== -1; at = body.indexOf("@", at + 1)) {
      const name = this.startOf(body.slice(at + 1, at + 1 + ADDRESS_CHARS_MAX * 2).trimStart(), AFTER_A_CALL);
      if (name !== null && name !== own) return name;
    }
    return null;
  }

  private calledAtStart(line: string): string | null {
    const name = this.startOf(line, AFTER_A_NAME) ?? this.startOf(line, PASTED_TIME);
    if (name === null || !(ORDINARY_WORDS.has(name) || this.spoken.has(name))) return name;
    return line.charAt(name.length) === ":" ? name : null;
  }

  private startOf(text: string, after: RegExp): string | null {
    const lower = text.toLowerCase();
    const candidates = this.byStart.get(lower.slice(0, 3)) ?? this.byStart.get(lower.slice(0, 2)) ?? [];
    return (
      candidates.find(
        (name) => lower.startsWith(name) && after.test(lower.slice(name.length, name.length + 60)),
      ) ?? null
    );
  }
}

/** Positions are in order. */
function nearest(positions: readonly number[], position: number): number | null {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  const below = positions[low] === position ? positions[low + 1] : positions[low];
  return positions[low - 1] ?? below ?? null;
}
