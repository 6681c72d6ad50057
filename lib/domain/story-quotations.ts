import { type Span, sentencesOf } from "./sentences";
import { type Attribution, KnownNames, speakerAfter, speakerBefore, surnameOf } from "./story-speakers";
import { wordsAt } from "./story-word-match";

/** What somebody is quoted as saying: the words between the marks, and the surname in small letters. */
export type Quotation = Span & { paragraph: number; speaker: string; speakerName: string };

/** Fewer words are a term in quotation marks, not what somebody said. */
const WORDS_MIN = 4;

const MARKED = /“([^“”]+)(?:”|$)|(?<![\p{L}\p{N}])"([^"]+)(?:"|$)|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」/gu;
const BLOT = "█";

/**
 * The quotations of an article whose speaker is known: named in the same sentence (said X, X said, according to X, X:
 * “…”), or the last person spoken of where the sentence says `she` or the same speaker goes on. Nobody is guessed: where
 * the speaker has no name, or it is not said who speaks, the quotation is left out. Rules in the manner of Pouliquen,
 * Steinberger and Best, "Automatic detection of quotations in multilingual news" (RANLP 2007).
 */
export function quotationsOf(paragraphs: readonly string[]): Quotation[] {
  const texts = paragraphs.map((text) => new BlottedText(text));
  const reader = new Reader(new KnownNames(texts.flatMap(({ sentences }) => sentences)));
  return texts.flatMap((text, paragraph) =>
    reader
      .read(text)
      .flatMap(({ span, name, isLong }): Quotation[] =>
        name && isLong ? [{ ...span, paragraph, speaker: surnameOf(name), speakerName: name }] : [],
      ),
  );
}

/** A paragraph's quotations, without their marks, and its sentences with the quotations blotted out. */
class BlottedText {
  readonly quotations: Span[];
  readonly blotted: string;
  readonly sentences: string[];
  private readonly spans: Span[];

  constructor(readonly text: string) {
    this.quotations = Array.from(text.matchAll(MARKED), (match) => {
      const inner = match.slice(1).find((group) => group !== undefined) ?? "";
      return { start: match.index + 1, end: match.index + 1 + inner.length };
    });
    // A full stop within ends the sentence around the quotation too.
    this.blotted = text.replaceAll(MARKED, (all) => {
      const isStopped = /[.。]\P{L}?$/u.test(all);
      return BLOT.repeat(all.length - 1) + (isStopped ? "." : BLOT);
    });
    this.spans = sentencesOf(this.blotted);
    this.sentences = this.spans.map(({ start, end }) => this.blotted.slice(start, end));
  }

  /** The numbers of the sentences that begin from one offset to another, the latter included. */
  beginning(from: number, to: number): number[] {
    return [...this.spans.keys()].filter((number) => {
      const start = this.spans[number]?.start ?? -1;
      return from <= start && start <= to;
    });
  }

  /** What stands in a quotation's sentence before and after it; null where nothing after it may tell of its speaker. */
  around({ start, end }: Span): { before: string; after: string | null } {
    const sentence = this.spans.findLast((span) => span.start < start) ?? { start: 0, end };
    const after = this.blotted.slice(end + 1, Math.max(sentence.end, end + 1)).split(BLOT)[0] ?? "";
    const leadsOn = /[,，?!…—-]$/u.test(this.text.slice(start, end)) || /^[,—–]/u.test(after);
    return { before: this.blotted.slice(sentence.start, start - 1), after: leadsOn ? after : null };
  }
}

type Spoken = { span: Span; name: string | null; isLong: boolean };

/** Reads an article from its beginning, and knows who spoke or was spoken of last. */
class Reader {
  private readonly surnames: Set<string>;
  private readonly fullNames = new Map<string, string>();
  private lastPerson: string | null = null;
  /** Whoever the paragraph before ended with. */
  private lastSpeaker: string | null = null;

  constructor(private readonly names: KnownNames) {
    this.surnames = new Set(names.titled);
  }

  read(text: BlottedText): Spoken[] {
    const spoken: Spoken[] = [];
    let met = 0;
    for (const span of text.quotations) {
      this.meet(text, met, span.start - 1);
      met = span.start;
      const isLong = wordsAt(text.text, span).length >= WORDS_MIN;
      const name = this.speakerOf(text, span, { isLong, earlier: spoken.at(-1) });
      spoken.push({ span, name, isLong });
    }
    this.meet(text, met, text.text.length);
    const isAnnounced = /:\s*$/.test(text.blotted);
    this.lastSpeaker = isAnnounced ? this.lastPerson : (spoken.at(-1)?.name ?? null);
    return spoken;
  }

  private meet(text: BlottedText, from: number, to: number): void {
    for (const number of text.beginning(from, to)) {
      const person = this.names.personOf(text.sentences[number] ?? "", this.surnames);
      if (person === "unclear") this.lastPerson = null;
      else if (person) this.remember(person.name);
    }
  }

  private remember(name: string): void {
    this.lastPerson = name;
    this.surnames.add(surnameOf(name));
    if (name.includes(" ")) this.fullNames.set(surnameOf(name), name);
  }

  private speakerOf(
    text: BlottedText,
    span: Span,
    { isLong, earlier }: { isLong: boolean; earlier: Spoken | undefined },
  ): string | null {
    const { before, after } = text.around(span);
    const said =
      (after === null ? null : speakerAfter(after, this.names)) ?? speakerBefore(before, this.names);
    if (said === null) return before.trim() === "" ? this.whoGoesOn(text, span, earlier) : null;
    if (said.kind === "named" && this.names.isPerson(said.name, this.surnames)) this.remember(said.name);
    // Whoever speaks now is not the one that a `she` further on would mean.
    if (said.kind === "unnamed" && isLong) this.lastPerson = null;
    return this.nameOf(said);
  }

  private nameOf(said: Attribution): string | null {
    if (said.kind === "named") return this.fullNames.get(surnameOf(said.name)) ?? said.name;
    const last = this.lastPerson;
    return said.kind === "last" && last ? (this.fullNames.get(surnameOf(last)) ?? last) : null;
  }

  /** A quotation that is a paragraph of its own, or the next sentence after another, is the same speaker's. */
  private whoGoesOn(text: BlottedText, span: Span, earlier: Spoken | undefined): string | null {
    if (earlier) return text.beginning(earlier.span.end, span.start).length <= 1 ? earlier.name : null;
    return /\p{L}/u.test(text.blotted) ? null : this.lastSpeaker;
  }
}
