import { type Term, termsOf } from "./answer-terms";
import {
  keysOf,
  type RankedSentence,
  type Sentence,
  type SentenceIndex,
  type SharedWord,
} from "./sentence-index";

/** The sentence of the article that a comment quotes, or most likely answers. */
export type AnsweredSentence = Sentence & {
  kind: "quoted" | "likely";
  /** From 0 to 1: a quote's own confidence; else how far the sentence stands out, see `strengthOf`. */
  strength: number;
  /** What a likely one shares with the comment, as the article has it, the most telling first. */
  words: string[];
};

/** A passage of the article that a comment repeats; offsets into the paragraph. */
export type ArticleQuote = { paragraph: number; start: number; end: number; confidence: number };

/** A comment's own words, line by line. */
export type OwnWords = { lines: readonly Term[][]; keys: ReadonlySet<string> };

// Chosen on invented threads and tried on others, see answered-sentence.test.ts.
const SCORE_MIN = 1.1;
const TELLING_WEIGHT = 0.3;
const STRONGEST_MIN = 0.5;
const ALONE_MIN = 1.1;
const ALONE_TERMS_MAX = 12;
const LONG_TERMS = 15;
const SCORE_PER_TERM = 0.012;
const REPLY_FACTOR = 1.2;
const LEAD_MIN = 1.15;
const QUOTE_CONFIDENCE_MIN = 0.4;
const WORDS_MAX = 5;
// So much of a comment is read; more is pasted text.
const BODY_CHARS_MAX = 20_000;
const LINES_MAX = 100;

/** The words of a comment, or of what is left of it without what it quotes. */
export function ownWords(body: string): OwnWords {
  const lines = body
    .slice(0, BODY_CHARS_MAX)
    .split("\n")
    .map((line) => termsOf(line));
  return { lines: tellingLines(lines), keys: keysOf(lines.flat()) };
}

/** Lines that have words, none twice, the first hundred: thousands of one word each would each meet every sentence. */
function tellingLines(lines: readonly Term[][]): Term[][] {
  const different = new Map<string, Term[]>();
  for (const line of lines) {
    if (line.length > 0) different.set(line.map(({ key }) => key).join(" "), line);
    if (different.size === LINES_MAX) break;
  }
  return [...different.values()];
}

/** The sentence that most of a comment's surest quote of the article lies in; null where it quotes none. */
export function quotedSentence(
  sentences: readonly Sentence[],
  quotes: readonly ArticleQuote[],
): AnsweredSentence | null {
  const surest = quotes
    .filter(({ confidence }) => confidence >= QUOTE_CONFIDENCE_MIN)
    .reduce<ArticleQuote | null>(
      (best, quote) => (best && sureness(best) >= sureness(quote) ? best : quote),
      null,
    );
  if (!surest) return null;
  let most: { sentence: Sentence; chars: number } | null = null;
  for (const sentence of sentences) {
    if (sentence.paragraph !== surest.paragraph) continue;
    const chars = Math.min(sentence.end, surest.end) - Math.max(sentence.start, surest.start);
    if (chars > (most?.chars ?? 0)) most = { sentence, chars };
  }
  return most && { ...most.sentence, kind: "quoted", strength: Math.min(1, surest.confidence), words: [] };
}

function sureness({ start, end, confidence }: ArticleQuote): number {
  return confidence * Math.sqrt(end - start);
}

/**
 * The sentence that a comment most likely answers; null where there is no ground. Ground is: two telling words in common,
 * or, in a short comment that answers no other, a name or a very rare word; a score that rises with the comment's length,
 * since long texts share words by chance; and a lead over every sentence of the other paragraphs. What a reply shares with
 * the comment that it answers, `parent`, counts half.
 */
export function likelySentence(
  index: SentenceIndex,
  { lines, keys }: OwnWords,
  parent: string | null,
): AnsweredSentence | null {
  const takenOver = keysOf(parent === null ? [] : termsOf(parent.slice(0, BODY_CHARS_MAX)));
  const [best, ...others] = bestOfLines(index, lines, takenOver);
  if (!best) return null;
  if (best.score < scoreNeeded(keys.size, parent !== null)) return null;
  if (!isGround(best.shared, parent === null && keys.size <= ALONE_TERMS_MAX)) return null;
  const rival = others.find(({ sentence }) => sentence.paragraph !== best.sentence.paragraph);
  if (rival && best.score < rival.score * LEAD_MIN) return null;
  return {
    ...best.sentence,
    kind: "likely",
    strength: strengthOf(best.score, rival?.score ?? 0),
    words: best.shared
      .filter(isTelling)
      .map(({ word }) => word)
      .slice(0, WORDS_MAX),
  };
}

/** Each sentence by the line of the comment that it goes best with: words that meet in one line belong together. */
function bestOfLines(
  index: SentenceIndex,
  lines: readonly Term[][],
  takenOver: ReadonlySet<string>,
): RankedSentence[] {
  const best = new Map<Sentence, RankedSentence>();
  for (const line of lines) {
    for (const ranked of index.rank(line, takenOver)) {
      if ((best.get(ranked.sentence)?.score ?? 0) < ranked.score) best.set(ranked.sentence, ranked);
    }
  }
  return [...best.values()].sort(
    ({ score: first, sentence: a }, { score: second, sentence: b }) =>
      second - first || a.paragraph - b.paragraph || a.start - b.start,
  );
}

function scoreNeeded(termCount: number, isReply: boolean): number {
  const byLength = SCORE_MIN + SCORE_PER_TERM * Math.max(0, termCount - LONG_TERMS);
  return isReply ? byLength * REPLY_FACTOR : byLength;
}

function isTelling({ weight }: SharedWord): boolean {
  return weight >= TELLING_WEIGHT;
}

function isGround(shared: readonly SharedWord[], mayStandAlone: boolean): boolean {
  const strongest = shared[0]?.weight ?? 0;
  if (shared.filter(isTelling).length >= 2) return strongest >= STRONGEST_MIN;
  return mayStandAlone && strongest >= ALONE_MIN;
}

/** The lead over half of the nearest rival's score, brought to 0 to 1: 0.5 is a lead of 1, what one rare name weighs. */
function strengthOf(score: number, rival: number): number {
  const lead = Math.max(0, score - rival / 2);
  return Math.round((100 * lead) / (1 + lead)) / 100;
}
