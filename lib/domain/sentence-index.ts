import { type Term, termsOf } from "./answer-terms";
import { type Span, sentencesOf } from "./sentences";

/** A sentence of an article: the paragraph's index from 0, UTF-16 offsets into it, end exclusive. */
export type Sentence = Span & { paragraph: number };

/** A sentence that shares words with a text: what each of them adds to its score, the most first. */
export type RankedSentence = { sentence: Sentence; score: number; shared: SharedWord[] };

/** `word` as the article has it. */
export type SharedWord = { word: string; isName: boolean; weight: number };

type Place = { sentence: number; times: number; word: string };
type Entry = { places: Place[]; isName: boolean; rarity: number; sentences: number; comments: number };

// The usual values of BM25.
const K1 = 1.2;
const B = 0.75;
const NAME_WEIGHT = 1.3;
/** What a word counts for that the comment which is answered uses too: the reply took it from there. */
const TAKEN_OVER = 0.5;
const HEADING_CHARS_MAX = 80;
const ENDS_SENTENCE = /[.!?…。！？:][\p{Pe}\p{Pf}"'\s]*$/u;
// An article of more is a book; its first sentences are read.
const SENTENCES_MAX = 3000;

/**
 * Ranks the sentences of an article by the words that a text shares with them: Okapi BM25 (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009), with each sentence as a document. A word weighs the more the
 * rarer it is among the sentences of the article and of its story, among the thread's comments, and in news at large; a
 * name weighs more than another word. The order in which comments are counted does not matter.
 */
export class SentenceIndex {
  readonly sentences: readonly Sentence[];
  private readonly entries = new Map<string, Entry>();
  private readonly lengths: number[];
  private readonly meanLength: number;
  private sentenceCount: number;
  private commentCount = 0;

  private readonly articleCount: number;

  /** `story`: the paragraphs of each other article on the story. */
  constructor(paragraphs: readonly string[], story: readonly (readonly string[])[] = []) {
    this.articleCount = 1 + story.length;
    this.sentences = paragraphs
      .flatMap((text, paragraph) => sentencesOf(text).map((span) => ({ ...span, paragraph })))
      .slice(0, SENTENCES_MAX);
    this.lengths = this.sentences.map(({ paragraph, start, end }, index) => {
      const text = paragraphs[paragraph] ?? "";
      const terms = isHeading(text) ? [] : termsOf(text.slice(start, end));
      for (const term of terms) this.addPlace(term, index);
      return terms.length;
    });
    this.sentenceCount = this.lengths.filter((length) => length > 0).length;
    this.meanLength = Math.max(1, sum(this.lengths) / Math.max(1, this.sentenceCount));
    for (const text of story.flat()) this.addStory(text);
  }

  /** Counts the words of one of the thread's comments. */
  count(keys: ReadonlySet<string>): void {
    this.commentCount += 1;
    for (const key of keys) {
      const entry = this.entries.get(key);
      if (entry) entry.comments += 1;
    }
  }

  /** The sentences that share words with a text, the best first; equal ones in the order of the article. */
  rank(terms: readonly Term[], takenOver: ReadonlySet<string>): RankedSentence[] {
    const found = new Map<number, RankedSentence>();
    for (const key of new Set(terms.map((term) => term.key))) {
      const entry = this.entries.get(key);
      if (!entry) continue;
      const weight = this.weightOf(entry) * (takenOver.has(key) ? TAKEN_OVER : 1);
      for (const place of entry.places) {
        const sentence = this.sentences[place.sentence];
        if (!sentence) continue;
        const ranked = found.get(place.sentence) ?? { sentence, score: 0, shared: [] };
        found.set(place.sentence, ranked);
        const share = weight * this.saturation(place);
        ranked.score += share;
        ranked.shared.push({ word: place.word, isName: entry.isName, weight: share });
      }
    }
    for (const { shared } of found.values()) shared.sort((a, b) => b.weight - a.weight);
    return [...found]
      .sort(([first, a], [second, b]) => b.score - a.score || first - second)
      .map(([, ranked]) => ranked);
  }

  private addPlace({ key, word, isName, rarity }: Term, sentence: number): void {
    const entry = this.entries.get(key) ?? { places: [], isName, rarity, sentences: 0, comments: 0 };
    this.entries.set(key, entry);
    entry.isName ||= isName;
    const last = entry.places.at(-1);
    if (last?.sentence === sentence) {
      last.times += 1;
      return;
    }
    entry.places.push({ sentence, times: 1, word });
    entry.sentences += 1;
  }

  private addStory(text: string): void {
    for (const { start, end } of sentencesOf(text)) {
      this.sentenceCount += 1;
      for (const key of keysOf(termsOf(text.slice(start, end)))) {
        const entry = this.entries.get(key);
        if (entry) entry.sentences += 1;
      }
    }
  }

  /** From 0 to 1, and above for a name. */
  private weightOf(entry: Entry): number {
    const idf = inverseFrequency(entry.sentences, this.sentenceCount);
    // A word that each article on the story has in one sentence is as rare as can be: else each copy of a report that
    // comes to the desk would make all words seem common.
    const most = inverseFrequency(this.articleCount, this.sentenceCount);
    const inStory = most > 0 ? Math.min(1, idf / most) : 1;
    const comments = Math.max(1, this.commentCount);
    const using = Math.min(comments, Math.max(1, entry.comments));
    const inThread = Math.log((comments + 1) / using) / Math.log(comments + 1);
    return inStory * inThread * entry.rarity * (entry.isName ? NAME_WEIGHT : 1);
  }

  private saturation({ sentence, times }: Place): number {
    const length = (this.lengths[sentence] ?? 0) / this.meanLength;
    return (times * (K1 + 1)) / (times + K1 * (1 - B + B * length));
  }
}

/** A heading, a caption or a line of rights says nothing that could be answered. */
function isHeading(paragraph: string): boolean {
  return paragraph.length <= HEADING_CHARS_MAX && !ENDS_SENTENCE.test(paragraph);
}

/** The keys of terms, each once. */
export function keysOf(terms: readonly Term[]): Set<string> {
  return new Set(terms.map(({ key }) => key));
}

function inverseFrequency(holding: number, all: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
