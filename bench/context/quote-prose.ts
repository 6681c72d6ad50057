/** A number from 0 to 1, the same every time for the same seed (mulberry32). */
export type Dice = () => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(dice: Dice, from: readonly T[]): T {
  const one = from[Math.floor(dice() * from.length)];
  if (one === undefined) throw new Error("There is nothing to pick from");
  return one;
}

export function between(dice: Dice, least: number, most: number): number {
  return least + Math.floor(dice() * (most - least + 1));
}

const HEAD =
  "the of and to a in is it you that he was for on are with as I his they be at one have this from or had by not but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would like so these her long make thing see him two has look more day could go come did my no most who over know than call first people may down been now find any new work part take get place made where after back only round man year came show every good me give our under very just think say help low line before turn much right too mean old same tell does set three want well also small end put read why again off try kind need house us never last let thought saw left few while might close something seem next hard far really believe nobody anyone government country money".split(
    " ",
  );
const STARTS = [
  "b",
  "br",
  "d",
  "f",
  "g",
  "gr",
  "k",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
  "w",
  "h",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const ENDS = ["", "l", "n", "r", "s", "t", "nd", "ck", "ry", "ne", "ly", "ing", "ted", "ment"];
const VOCABULARY = 9000;
const TOPIC_WORDS = 60;

/** What everybody says: these are no quotes, whoever else wrote them. */
const PROVERBS = [
  "at the end of the day",
  "I could not agree more",
  "there is no smoke without fire",
  "the rest of the world",
  "I have said it before and I will say it again",
  "better late than never",
  "this is just the tip of the iceberg",
  "I have no idea what you are talking about",
  "two wrongs do not make a right",
];
const OWN_PROVERBS = 40;
const FREQUENT: ReadonlySet<string> = new Set(HEAD.map((word) => word.toLowerCase()));
const RARE_MIN = 3;

/** Sentences of a language of its own: frequent words by Zipf's law, English at the head, made up in the tail. */
export class Prose {
  private readonly words: string[];
  private topic: string[] = [];
  /** Phrases that everybody uses: proverbs, and some of this language's own, of frequent words. */
  readonly stock: readonly string[];

  constructor(private readonly dice: Dice) {
    const words = new Set(HEAD);
    while (words.size < VOCABULARY) words.add(this.word());
    this.words = [...words];
    const own = Array.from({ length: OWN_PROVERBS }, () =>
      Array.from({ length: between(dice, 3, 6) }, () => this.words[between(dice, 0, 100)]).join(" "),
    );
    this.stock = [...PROVERBS, ...own];
  }

  /** From here on a few rare words are what everybody speaks of. */
  changeTopic(): void {
    this.topic = Array.from(
      { length: TOPIC_WORDS },
      () => this.words[between(this.dice, 300, VOCABULARY - 1)] ?? "",
    );
  }

  sentence(least = 5, most = 20): string {
    const words: string[] = [];
    const length = between(this.dice, least, most);
    while (words.length < length) {
      if (this.dice() < 0.01) words.push(...pick(this.dice, this.stock).split(" "));
      else words.push(this.dice() < 0.12 ? pick(this.dice, this.topic) : this.zipf());
      if (words.length < length - 2 && this.dice() < 0.06)
        words.push(`${words.pop()}${pick(this.dice, [",", ",", " -", ";"])}`);
    }
    const text = words.join(" ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${pick(this.dice, [".", ".", ".", "!", "?"])}`;
  }

  paragraph(most = 4): string {
    return Array.from({ length: between(this.dice, 1, most) }, () => this.sentence()).join(" ");
  }

  /** Another word, as someone might change one. */
  other(): string {
    return this.zipf();
  }

  /** Whether a text says something of its own: words enough besides what everybody says, and a few that are rare. */
  isTelling(text: string, least: number): boolean {
    const words = this.withoutStock(text)
      .split(/\s+/)
      .filter((word) => word !== "");
    return (
      words.length >= least && words.filter((word) => !FREQUENT.has(word.toLowerCase())).length >= RARE_MIN
    );
  }

  private withoutStock(text: string): string {
    return this.stock.reduce(
      (rest, phrase) => rest.replaceAll(new RegExp(`\\b${phrase}\\b`, "gi"), " "),
      text,
    );
  }

  private zipf(): string {
    return this.words[Math.floor(VOCABULARY ** this.dice()) - 1] ?? "the";
  }

  private word(): string {
    const syllables = between(this.dice, 1, 3);
    const parts = Array.from({ length: syllables }, () => pick(this.dice, STARTS) + pick(this.dice, VOWELS));
    const word = parts.join("") + pick(this.dice, ENDS);
    return this.dice() < 0.04 ? `${word}'s` : word;
  }
}
