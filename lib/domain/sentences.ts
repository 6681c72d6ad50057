/** A stretch of a text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number };

const STOP = /[.!?…。！？．]+["”’'»)\]」』）】]*/gu;
const WORD_BEFORE = /(?:\p{L}\.)+\p{L}$|\p{L}+$|\p{N}+$/u;
const NEXT_WORD = /^\s*(["“‘'«([「『–—-]*)\s*([\p{L}\p{M}]+|\p{N}|$)?/u;
// The longest abbreviation and the longest first word that matter.
const SEEN_CHARS = 40;

const words = (list: string) => new Set(list.split(" "));

/** Before a name: they never end a sentence. */
const TITLES = words(
  "mr mrs ms mx dr prof gen lt col sgt cpl capt cmdr adm maj sen rep gov rev hon pres supt insp messrs vs e.g i.e cf viz",
);
/** Before a number they do not end a sentence. */
const BEFORE_NUMBERS = words(
  "no nos fig figs art arts sec ch chap vol vols p pp para jan feb mar apr jun jul aug sep sept oct nov dec approx ca",
);
/** These end a sentence only where the next word is one that begins sentences. */
const OFTEN_LAST = words("inc corp ltd co bros jr sr esq plc dept univ assn ave blvd rd st mt ft etc al");
const STARTERS = words(
  "the a an he she it they we i you this that these those there here in on at of to by for from with without under over after before since until while when where if as but and or so yet still nor not no yes his her its their our my your who what why how which some many most few all both each one two three another other however meanwhile although though because despite according last next once then now today officials police residents",
);

/**
 * The sentences of a paragraph, in order; together they hold everything but the white space between them. A full stop
 * after a title, an initial, an abbreviation or within a number ends none, nor does one within 「…」; closing marks belong
 * to the sentence that they close. Rules of thumb, in the tradition of Grefenstette and Tapanainen ("What is a word, what
 * is a sentence?", 1994).
 */
export function sentencesOf(text: string): Span[] {
  const inner = bracketed(text);
  const spans: Span[] = [];
  let from = 0;
  const close = (to: number) => {
    const span = trimmed(text, from, to);
    if (span) spans.push(span);
    from = to;
  };
  let bracket = 0;
  for (const stop of text.matchAll(STOP)) {
    const end = stop.index + stop[0].length;
    while (stop.index > (inner[bracket]?.end ?? Number.POSITIVE_INFINITY)) bracket += 1;
    const around = inner[bracket];
    const isWithin = around !== undefined && stop.index > around.start && end <= around.end;
    if (!isWithin && endsSentence(text, stop[0], stop.index)) close(end);
  }
  close(text.length);
  return spans;
}

function trimmed(text: string, from: number, to: number): Span | null {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.trimEnd().length;
  return end > start ? { start, end } : null;
}

/** What stands between Japanese quotation marks, where they are closed. */
function bracketed(text: string): Span[] {
  return Array.from(text.matchAll(/「[^「」]*」|『[^『』]*』/gu), ({ index, 0: all }) => ({
    start: index,
    end: index + all.length - 1,
  }));
}

function endsSentence(text: string, stop: string, at: number): boolean {
  const end = at + stop.length;
  const after = text.slice(end, end + SEEN_CHARS);
  if (after.trim() === "") return true;
  const isClosed = /["”’'»)\]」』）】]$/u.test(stop);
  // 「…。」と goes on.
  if (/^[。！？．]/u.test(stop)) return !(isClosed && /^[\p{sc=Hiragana}、]/u.test(after));
  if (/^[!?]/.test(stop) && /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(after)) return true;
  if (!/^\s/.test(after)) return false;
  if (/^[^\S\n]*\n\s*\n/.test(after)) return true;
  const [, opening = "", next = ""] = NEXT_WORD.exec(after) ?? [];
  if (/^\p{Ll}/u.test(next)) return false;
  if (stop !== "." || opening !== "") return true;
  return !isAbbreviation(text.slice(Math.max(0, at - SEEN_CHARS), at), next);
}

/** Whether the full stop after `before` belongs to an abbreviation, given the word that follows. */
function isAbbreviation(before: string, next: string): boolean {
  const word = WORD_BEFORE.exec(before)?.[0] ?? "";
  const lower = word.toLowerCase();
  if (TITLES.has(lower)) return true;
  if (/^\p{N}/u.test(next) && BEFORE_NUMBERS.has(lower)) return true;
  // A numbered line: `1. The first`.
  if (/^\p{N}+$/u.test(word)) return before.trim() === word;
  const mayEnd = OFTEN_LAST.has(lower) || word.includes(".") || /^\p{Lu}$/u.test(word);
  return mayEnd && !STARTERS.has(next.toLowerCase());
}
