import type { Words } from "./quote-words";

/** Words in a row that have to agree before a passage is looked at. */
const SHINGLE = 4;
// A shingle that stands in more places than this is a phrase that everybody uses.
const PLACES_MAX = 12;

/** A text that may be quoted. */
export type IndexedText = { words: Words };

/** A run of equal words: `length` words from `from` in the quoting text and from `sourceFrom` in text number `source`. */
export type Run = { source: number; from: number; sourceFrom: number; length: number };

/** Finds where runs of words stand in a set of texts, in time that grows with their length and not with their number. */
export class QuoteIndex {
  private readonly places = new Map<number, number[]>();

  constructor(private readonly texts: readonly IndexedText[]) {
    for (const [source, { words }] of texts.entries()) {
      for (let at = 0; at + SHINGLE <= words.ids.length; at += 1) this.add(hashAt(words.ids, at), source, at);
    }
  }

  /** The runs that begin in words `from` to `to` of text `own` and stand in another text; each word is in one run a source at most. */
  runsIn(own: number, from: number, to: number): Run[] {
    const words = this.texts[own]?.words.ids;
    if (!words) return [];
    const runs: Run[] = [];
    const coveredTo = new Map<number, number>();
    for (let at = from; at + SHINGLE <= to; at += 1) {
      const places = this.places.get(hashAt(words, at)) ?? [];
      for (let place = 0; place + 1 < places.length; place += 2) {
        const source = places[place] ?? 0;
        if (source === own || (coveredTo.get(source) ?? 0) > at) continue;
        const sourceFrom = places[place + 1] ?? 0;
        const length = this.agreement(words, { source, from: at, sourceFrom, to });
        if (length < SHINGLE) continue;
        coveredTo.set(source, at + length);
        runs.push({ source, from: at, sourceFrom, length });
      }
    }
    return runs;
  }

  private agreement(
    words: Int32Array,
    { source, from, sourceFrom, to }: { source: number; from: number; sourceFrom: number; to: number },
  ): number {
    const other = this.texts[source]?.words.ids ?? new Int32Array();
    const most = Math.min(to - from, other.length - sourceFrom);
    let length = 0;
    while (length < most && words[from + length] === other[sourceFrom + length]) length += 1;
    return length;
  }

  private add(hash: number, source: number, at: number): void {
    const places = this.places.get(hash);
    if (!places) this.places.set(hash, [source, at]);
    else if (places.length < PLACES_MAX * 2) places.push(source, at);
  }
}

function hashAt(ids: Int32Array, at: number): number {
  let hash = 0x811c9dc5;
  for (let offset = 0; offset < SHINGLE; offset += 1) {
    hash = Math.imul(hash ^ (ids[at + offset] ?? 0), 0x01000193);
    hash ^= hash >>> 13;
  }
  return hash;
}
