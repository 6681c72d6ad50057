import { type Corpus, type LineKind, mixed } from "./quote-corpus";

/** Words in a row that have to agree before a passage is looked at; characters in scripts that do not part words. */
const SHINGLE = 3;
const SHINGLE_SINGLES = 6;
/** Of the places of a shingle that many lines hold, those in the longest lines are looked at. */
const PLACES_MAX = 16;
/** A shingle of words that every sentence holds is no trace. */
const SHINGLE_WEIGHT_MIN = 3.6;
/** Agreements that are looked at for one line. */
const SEEDS_MAX = 40_000;
/** Lines that are compared word by word with one line. */
const SOURCES_MAX = 12;
const SOURCE_WEIGHT_MIN = 6;

/** Word number `at` of one line and `there` of another begin the same few words. */
export type Seed = { at: number; there: number };

/** A line that shares words with the one asked for. */
type Shared = { kind: number; seeds: Seed[] };

/**
 * Finds where few words in a row of a line stand in other lines: an index of all shingles (Broder, "On the Resemblance
 * and Containment of Documents", 1997), each with a bounded number of places, so that a line is looked up in time that
 * grows with its length and not with the number of lines. Which places are kept depends on what the lines say alone,
 * never on their order: the article's and the longest lines first, since a passage is quoted out of more text.
 */
export class QuoteIndex {
  /** Of each word that begins a shingle, the number of the shingle and 1; else 0. */
  private readonly shingleAt: Int32Array;
  private readonly lineCounts: Int32Array;
  private readonly firstPlaces: Int32Array;
  private readonly lastKinds: Int32Array;
  private readonly placeAt: number[] = [];
  private readonly placeKind: number[] = [];
  private readonly nextPlace: number[] = [];
  private readonly orders: number[] = [];
  /** What the line asked for shares with each kind of line; all 0 between two askings. */
  private readonly shares: Float32Array;

  constructor(
    private readonly corpus: Corpus,
    isFirst: (kind: LineKind) => boolean,
  ) {
    this.shingleAt = new Int32Array(corpus.size);
    const total = this.numberShingles();
    this.lineCounts = new Int32Array(total + 1);
    this.firstPlaces = new Int32Array(total + 1).fill(-1);
    this.lastKinds = new Int32Array(total + 1);
    this.shares = new Float32Array(corpus.kinds.length);
    for (const kind of this.inOrder(isFirst)) this.addPlaces(kind);
  }

  /** The lines that share the most telling words with a line, none of them the same as it. */
  sharedWith(kind: LineKind): Shared[] {
    const ats: number[] = [];
    const places: number[] = [];
    const touched: number[] = [];
    for (let at = kind.from; at < kind.to && ats.length < SEEDS_MAX; at += 1) {
      const shingle = this.shingleAt[at] ?? 0;
      if (shingle === 0 || (this.lineCounts[shingle] ?? 0) < 2) continue;
      const weight = this.corpus.weightAt(at) + this.corpus.weightAt(at + 1) + this.corpus.weightAt(at + 2);
      for (let place = this.firstPlaces[shingle] ?? -1; place !== -1; place = this.nextPlace[place] ?? -1) {
        const other = this.placeKind[place] ?? 0;
        if (other === kind.number) continue;
        const share = this.shares[other] ?? 0;
        if (share === 0) touched.push(other);
        this.shares[other] = share + (share === 0 ? weight : weight / SHINGLE);
        ats.push(at);
        places.push(place);
      }
    }
    const shared = this.mostSharing(touched).map((other): Shared => ({ kind: other, seeds: [] }));
    for (const other of touched) this.shares[other] = 0;
    if (shared.length === 0) return shared;
    const byKind = new Map(shared.map((one) => [one.kind, one.seeds]));
    for (const [index, place] of places.entries())
      byKind.get(this.placeKind[place] ?? 0)?.push({ at: ats[index] ?? 0, there: this.placeAt[place] ?? 0 });
    return shared;
  }

  /** In how many different lines stands the rarest run of few words of a passage. */
  rarest(from: number, to: number): number {
    let least = 0;
    for (let at = from; at < to; at += 1) {
      const shingle = this.shingleAt[at] ?? 0;
      if (shingle === 0 || at + this.lengthAt(at) > to) continue;
      const count = this.lineCounts[shingle] ?? 0;
      if (least === 0 || count < least) least = count;
    }
    return least;
  }

  private mostSharing(kinds: readonly number[]): number[] {
    const least = SOURCE_WEIGHT_MIN + this.corpus.doubt;
    return kinds
      .filter((kind) => (this.shares[kind] ?? 0) >= least)
      .sort((a, b) => (this.shares[b] ?? 0) - (this.shares[a] ?? 0) || this.orderOf(a) - this.orderOf(b))
      .slice(0, SOURCES_MAX);
  }

  private orderOf(kind: number): number {
    return this.orders[kind] ?? 0;
  }

  private inOrder(isFirst: (kind: LineKind) => boolean): LineKind[] {
    const ordered = this.corpus.kinds
      .map((kind) => ({
        kind,
        isFirst: isFirst(kind),
        length: kind.to - kind.from,
        words: this.textOf(kind),
      }))
      .sort(
        (a, b) =>
          Number(b.isFirst) - Number(a.isFirst) || b.length - a.length || compareText(a.words, b.words),
      )
      .map(({ kind }) => kind);
    for (const [order, { number }] of ordered.entries()) this.orders[number] = order;
    return ordered;
  }

  private textOf({ lines: [line] }: LineKind): string {
    return line
      ? (this.corpus.texts[line.text] ?? "").slice(line.start, Math.min(line.end, line.start + 400))
      : "";
  }

  private lengthAt(at: number): number {
    return this.corpus.isSingleAt(at) ? SHINGLE_SINGLES : SHINGLE;
  }

  /** Gives equal shingles of telling words one number, from 1; returns how many there are. */
  private numberShingles(): number {
    let bits = 4;
    while (2 ** bits < this.corpus.size * 2) bits += 1;
    const table = new Int32Array(2 ** bits);
    const firsts: number[] = [0];
    for (const { from, to } of this.corpus.kinds) {
      for (let at = from; at + this.lengthAt(at) <= to; at += 1) {
        const end = at + this.lengthAt(at);
        if (this.corpus.weightOf(at, end) < SHINGLE_WEIGHT_MIN) continue;
        let slot = this.hashOf(at, end) & (table.length - 1);
        while (table[slot] && !this.isEqual(firsts[table[slot] ?? 0] ?? 0, at, end))
          slot = (slot + 1) & (table.length - 1);
        if (!table[slot]) {
          table[slot] = firsts.length;
          firsts.push(at);
        }
        this.shingleAt[at] = table[slot] ?? 0;
      }
    }
    return firsts.length;
  }

  private addPlaces({ number, from, to }: LineKind): void {
    for (let at = from; at < to; at += 1) {
      const shingle = this.shingleAt[at] ?? 0;
      if (shingle === 0) continue;
      // One place in a line: a line that repeats itself would fill them all.
      if (this.lastKinds[shingle] === number + 1) continue;
      this.lastKinds[shingle] = number + 1;
      const count = (this.lineCounts[shingle] ?? 0) + 1;
      this.lineCounts[shingle] = count;
      if (count > PLACES_MAX) continue;
      this.nextPlace.push(this.firstPlaces[shingle] ?? -1);
      this.firstPlaces[shingle] = this.placeAt.length;
      this.placeAt.push(at);
      this.placeKind.push(number);
    }
  }

  private hashOf(from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = mixed(hash, this.corpus.wordAt(at));
    return hash;
  }

  private isEqual(one: number, other: number, end: number): boolean {
    const words = end - other;
    if (this.lengthAt(one) !== words) return false;
    for (let step = 0; step < words; step += 1) {
      if (this.corpus.wordAt(one + step) !== this.corpus.wordAt(other + step)) return false;
    }
    return true;
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
