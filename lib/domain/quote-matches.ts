/**
 * How a quote repeats its source: `verbatim` word for word; `cut` word for word but for words left out, in its middle
 * with or without a mark (…), or at its ends with one; `edited` with some words changed, added or left out. Where a
 * passage begins and ends says nothing: half a sentence is verbatim.
 */
export type QuoteKind = "verbatim" | "cut" | "edited";

/** A passage of a comment that repeats a passage of another comment or of the article. */
export type QuoteMatch = {
  /** UTF-16 offsets into the comment's body, end exclusive. */
  bodyStart: number;
  bodyEnd: number;
  /** A comment by its position; a paragraph of the article by its index, from 0. */
  source: { kind: "comment"; position: number } | { kind: "article"; paragraph: number };
  /** UTF-16 offsets into the quoted text, end exclusive. */
  sourceStart: number;
  sourceEnd: number;
  kind: QuoteKind;
  /** From 0 to 1; see `confidenceOf`. */
  confidence: number;
};

/** A match and the words it is made of, numbered through all texts, ends exclusive. */
export type Located = { from: number; to: number; sourceFrom: number; sourceTo: number; match: QuoteMatch };

const KINDS: readonly QuoteKind[] = ["verbatim", "cut", "edited"];
/** How sure it is that a passage is a quote at all, by what sets it off. */
const SURE = { line: 1, marked: 1, sentence: 0.95, free: 0.9 };
/** What a passage has to tell for half of the doubt to go. */
const HALF_TELLING = 8;

/**
 * `agreement × (1 − 2^(−telling ÷ 8)) × frame`, to two places: which share of the aligned words agree, weighed by their
 * rarity; how much the equal words tell together (a rare word tells up to 8, one that every sentence holds 1); and 1 for
 * a passage on a line of its own or in quotation marks, 0.95 for whole sentences within a line, 0.9 for other words.
 */
export function confidenceOf(passage: {
  agreement: number;
  telling: number;
  frame: keyof typeof SURE;
}): number {
  const { agreement, telling, frame } = passage;
  return Math.round(agreement * (1 - 2 ** (-telling / HALF_TELLING)) * SURE[frame] * 100) / 100;
}

/** Passages that follow one another in the comment and in the source are one quote. */
export function merged(found: readonly Located[]): QuoteMatch[] {
  const kept: Located[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    const isNext =
      last !== undefined &&
      isSameSource(last.match, one.match) &&
      last.to === one.from &&
      last.sourceTo === one.sourceFrom;
    if (isNext) kept[kept.length - 1] = joined(last, one);
    else kept.push(one);
  }
  return kept.map(({ match }) => match);
}

function joined(last: Located, one: Located): Located {
  const kind = KINDS[Math.max(KINDS.indexOf(last.match.kind), KINDS.indexOf(one.match.kind))] ?? "verbatim";
  return {
    ...last,
    to: one.to,
    sourceTo: one.sourceTo,
    match: {
      ...last.match,
      bodyEnd: one.match.bodyEnd,
      sourceEnd: one.match.sourceEnd,
      kind,
      confidence: Math.max(last.match.confidence, one.match.confidence),
    },
  };
}

function isSameSource({ source: a }: QuoteMatch, { source: b }: QuoteMatch): boolean {
  if (a.kind === "article") return b.kind === "article" && a.paragraph === b.paragraph;
  return b.kind === "comment" && a.position === b.position;
}
