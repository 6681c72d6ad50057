import { between, type Dice, diceOf, Prose, pick } from "./quote-prose";

const KINDS = ["verbatim", "cut", "joined", "edited"] as const;
export type TrueKind = (typeof KINDS)[number];

type Place = { kind: "comment"; position: number } | { kind: "article"; paragraph: number };

/** A quote that was put into a thread: its characters in the body and where it comes from. */
export type TrueQuote = {
  bodyStart: number;
  bodyEnd: number;
  source: Place;
  sourceStart: number;
  sourceEnd: number;
  kind: TrueKind;
};
type Comment = { position: number; author: null; body: string };
export type TrueThread = { paragraphs: string[]; comments: Comment[]; quotes: Map<number, TrueQuote[]> };

/** Said by comment number `comment` (from 0), or in the article; characters of that text. */
type Said = { comment: number | null; paragraph: number; start: number; end: number; text: string };
type Put = { start: number; end: number; from: Said; kind: TrueKind };
type Draft = { body: string; own: Said[]; put: Put[] };

const MARKS = [
  ["“", "”"],
  ['"', '"'],
  ["‘", "’"],
  ["«\u00a0", "\u00a0»"],
  ["„", "“"],
  ["»", "«"],
  ["「", "」"],
  ["『", "』"],
] as const;
const ELLIPSES = [" … ", " ... ", " [...] ", " (…) ", "… ", " ", " "];
const ORDERS = ["oldest", "oldest", "oldest", "oldest", "latest", "latest", "latest", "shuffled"] as const;

/** Makes threads whose quotes are known. */
export class ThreadMaker {
  private readonly dice: Dice;
  private readonly prose: Prose;

  constructor(seed: number) {
    this.dice = diceOf(seed);
    this.prose = new Prose(this.dice);
  }

  thread(size: number): TrueThread {
    this.prose.changeTopic();
    const paragraphs = Array.from({ length: between(this.dice, 6, 12) }, () => this.prose.paragraph());
    const article = paragraphs.flatMap((text, paragraph) => sentencesOf(text, { comment: null, paragraph }));
    const drafts: Draft[] = [];
    for (let comment = 0; comment < size; comment += 1) drafts.push(this.comment(comment, article, drafts));
    return placed(paragraphs, drafts, this.positions(size));
  }

  private comment(comment: number, article: readonly Said[], drafts: readonly Draft[]): Draft {
    const draft: Draft = { body: "", own: [], put: [] };
    const quoted = this.dice() < 0.3 && comment > 0 ? between(this.dice, 1, 2) : 0;
    if (this.dice() < 0.1) this.speak(draft, comment);
    for (let quote = 0; quote < quoted; quote += 1) {
      this.quote(draft, article, drafts);
      this.speak(draft, comment);
    }
    const more = quoted > 0 ? between(this.dice, 0, 1) : between(this.dice, 1, 4);
    for (let paragraph = 0; paragraph < more; paragraph += 1) this.speak(draft, comment);
    // Sent twice by mistake.
    const last = drafts.at(-1);
    return last && last.put.length === 0 && this.dice() < 0.01
      ? { body: last.body, own: [], put: [] }
      : draft;
  }

  private speak(draft: Draft, comment: number): void {
    if (draft.body !== "") draft.body += "\n\n";
    const start = draft.body.length;
    const chance = this.dice();
    let text = this.prose.paragraph();
    if (chance < 0.06) text = `${capital(pick(this.dice, this.prose.stock))}.`;
    else if (chance < 0.12) text = `“${pick(this.dice, this.prose.stock)}”, they say. ${text}`;
    draft.body += text;
    for (const said of sentencesOf(text, { comment, paragraph: 0 }))
      draft.own.push({ ...said, start: said.start + start, end: said.end + start });
  }

  private quote(draft: Draft, article: readonly Said[], drafts: readonly Draft[]): void {
    const kind = this.kind();
    const pieces =
      kind === "joined"
        ? this.pieces(article, drafts)
        : [this.passage(article, drafts, kind === "verbatim" ? 6 : 9)];
    if (draft.body !== "") draft.body += "\n\n";
    const isInline = this.dice() < 0.2;
    const [open, close] = isInline || this.dice() < 0.4 ? pick(this.dice, MARKS) : ["", ""];
    if (isInline)
      draft.body += `${pick(this.dice, ["You write", "So", "What does it mean that", "Somebody said"])} `;
    else if (open === "" && this.dice() < 0.2) draft.body += "> ";
    else if (this.dice() < 0.05) draft.body += "someoneToday  09:45 am JST\n\n";
    draft.body += open;
    for (const [index, from] of pieces.entries()) {
      if (index > 0) draft.body += pick(this.dice, [" ", " ", " … "]);
      const start = draft.body.length;
      draft.body += this.repeated(from.text, kind);
      draft.put.push({ start, end: draft.body.length, from, kind });
    }
    draft.body += close;
    if (isInline) draft.body += ` ${this.prose.sentence(4, 9)}`;
  }

  private kind(): TrueKind {
    const chance = this.dice();
    if (chance < 0.45) return "verbatim";
    if (chance < 0.65) return "cut";
    return chance < 0.78 ? "joined" : "edited";
  }

  /** Two passages of one comment, or of two. */
  private pieces(article: readonly Said[], drafts: readonly Draft[]): Said[] {
    const first = this.passage(article, drafts, 7);
    const rest = first.comment === null ? article : (drafts[first.comment]?.own ?? []);
    const others = rest.filter(
      (one) =>
        this.prose.isTelling(one.text, 7) && one.start > first.end + 1 && one.paragraph === first.paragraph,
    );
    const second =
      this.dice() < 0.5 && others.length > 0 ? pick(this.dice, others) : this.passage(article, drafts, 7);
    return second.comment === first.comment && second.start < first.end + 2 ? [first] : [first, second];
  }

  /** Whole sentences, a whole paragraph or a part of a sentence, of a comment, of the article, or of what a comment quotes. */
  private passage(article: readonly Said[], drafts: readonly Draft[], least: number): Said {
    for (;;) {
      const chance = this.dice();
      const draft = pick(this.dice, drafts);
      const second = draft.put.filter(({ kind }) => kind === "verbatim").map(({ from }) => from);
      const spoken = chance < 0.4 && second.length > 0 ? second : draft.own;
      const from = chance < 0.25 ? article : spoken;
      const long = from.filter(({ text }) => this.prose.isTelling(text, least));
      if (long.length === 0) continue;
      const said = pick(this.dice, long);
      return this.dice() < 0.25 ? this.part(said, least) : said;
    }
  }

  private part(said: Said, least: number): Said {
    const words = [...said.text.matchAll(/\S+/g)];
    const first = words[between(this.dice, 0, Math.max(0, words.length - least - 1))]?.index ?? 0;
    const text = said.text.slice(first);
    return this.prose.isTelling(text, least) ? { ...said, start: said.start + first, text } : said;
  }

  private repeated(text: string, kind: TrueKind): string {
    if (kind === "cut") return this.cut(text.split(" "));
    if (kind === "edited") return this.edited(text.split(" "));
    return this.retyped(text);
  }

  private retyped(text: string): string {
    const chance = this.dice();
    if (chance < 0.15) return text.replaceAll(" - ", " — ").replaceAll("'", "’");
    if (chance < 0.25) return text.replaceAll(" ", "\u00a0");
    if (chance < 0.35) return text.replaceAll(" ", "  ");
    return chance < 0.45 ? text.replace(/[.!?]$/, pick(this.dice, ["…", ")", ",", ""])) : text;
  }

  private cut(words: readonly string[]): string {
    const out = between(this.dice, 2, Math.max(2, Math.floor(words.length / 2) - 1));
    const at = between(this.dice, 3, Math.max(3, words.length - out - 3));
    return words.slice(0, at).join(" ") + pick(this.dice, ELLIPSES) + words.slice(at + out).join(" ");
  }

  /** At least one word in ten changed, left out, added or moved, and one in six at most. */
  private edited(words: readonly string[]): string {
    const changed = [...words];
    const times = Math.max(1, Math.round(words.length * (0.1 + this.dice() * 0.07)));
    for (let time = 0; time < times; time += 1) {
      const at = between(this.dice, 0, changed.length - 2);
      const chance = this.dice();
      if (chance < 0.6) changed[at] = this.prose.other();
      else if (chance < 0.75) changed.splice(at, 1);
      else if (chance < 0.9) changed.splice(at, 0, this.prose.other());
      else changed.splice(at, 2, changed[at + 1] ?? "", changed[at] ?? "");
    }
    return changed.join(" ");
  }

  /** For each comment in the order of writing, from 1, where it stands on the page. */
  private positions(size: number): number[] {
    const order = pick(this.dice, ORDERS);
    const positions = Array.from({ length: size }, (_, index) =>
      order === "latest" ? size - index : index + 1,
    );
    if (order !== "shuffled") return positions;
    const keys = positions.map((position) => ({ position, key: this.dice() })).sort((a, b) => a.key - b.key);
    return keys.map(({ position }) => position);
  }
}

function placed(paragraphs: string[], drafts: readonly Draft[], positions: readonly number[]): TrueThread {
  const quotes = new Map<number, TrueQuote[]>();
  const comments = drafts.map(
    ({ body }, index): Comment => ({ position: positions[index] ?? 0, author: null, body }),
  );
  for (const [index, { put }] of drafts.entries()) {
    const own = put.map(({ start, end, from, kind }): TrueQuote => {
      const source: Place =
        from.comment === null
          ? { kind: "article", paragraph: from.paragraph }
          : { kind: "comment", position: positions[from.comment] ?? 0 };
      return { bodyStart: start, bodyEnd: end, source, sourceStart: from.start, sourceEnd: from.end, kind };
    });
    if (own.length > 0) quotes.set(positions[index] ?? 0, own);
  }
  return { paragraphs, comments: comments.sort((a, b) => a.position - b.position), quotes };
}

/** The sentences of a text, and the whole of it. */
function sentencesOf(text: string, of: { comment: number | null; paragraph: number }): Said[] {
  const sentences = [...text.matchAll(/[^.!?]+[.!?]”?,?/g)].map((match) => {
    const shift = match[0].length - match[0].trimStart().length;
    return { start: match.index + shift, text: match[0].trim() };
  });
  const all = sentences.length > 1 ? [...sentences, { start: 0, text }] : sentences;
  return all.map(({ start, text: said }) => ({ ...of, start, end: start + said.length, text: said }));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
