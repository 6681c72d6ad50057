import { costsOfBeginningAt, costsOfEndingAt } from "./anchor-cost";
import { foldText } from "./anchor-fold";
import { characterAround } from "./whole-characters";

/** UTF-16 offsets into a text, end exclusive. */
export type Place = { start: number; end: number };

/** A passage by its words with what stands around them (TextQuoteSelector), and by its place (TextPositionSelector; -1: not told). */
export type PassageSelector = Place & {
  exact: string;
  prefix: string;
  suffix: string;
  /** How often the words stood in the text; 0 or null: not known, and what stands around them ends anywhere. */
  copies: number | null;
};

/** So much of what stands around a passage is exported, and settles the matter where it is as it was. */
const NEAR_CONTEXT = 32;
/** And so much is kept, to find it again where it is not. */
const KEPT_CONTEXT = 256;

/** Cut back to whole characters, a kept context is shorter by no more than this. */
const LONGEST_CHARACTER = 16;

const CANDIDATES_MAX = 1000;
/** The work grows with the text and what is looked for in it: of a longer text less of the context is weighed. */
const STEPS_MAX = 8_000_000;
const LONGEST_TEXT = 200_000;
/** Words of so many characters that stood and stand only once are known by themselves, wherever they were moved. */
const TELLING_CHARS = 12;
/** A longer one is never believed to be edited and to stand elsewhere as well. */
const WEIGHED_CHARS_MAX = 1000;
/** A passage that stood and stands once, or next to all that stood near it, is doubted only where its edit explains so much more. */
const DOUBT = 0.7;
const NO_CHARACTER = "\u0001";

/** What selects a place of a text, so that it is found again. Never half a character. */
export function selectorAt(text: string, place: Place): PassageSelector & { copies: number } {
  const { start } = characterAround(text, place.start);
  const { end } = characterAround(text, place.end);
  const from = Math.max(0, start - KEPT_CONTEXT);
  const to = Math.min(text.length, end + KEPT_CONTEXT);
  const exact = text.slice(start, end);
  return {
    exact,
    prefix: text.slice(characterAround(text, from).end, start),
    suffix: text.slice(end, characterAround(text, to).start),
    start,
    end,
    copies: placesOf(foldText(text).text, foldText(exact).text.trim()).length,
  };
}

/** What stands close around a passage, as Web Annotations carry it. Never half a character. */
export function nearContext({ prefix, suffix }: Pick<PassageSelector, "prefix" | "suffix">) {
  const from = Math.max(0, prefix.length - NEAR_CONTEXT);
  const to = Math.min(suffix.length, NEAR_CONTEXT);
  return {
    prefix: prefix.slice(characterAround(prefix, from).end),
    suffix: suffix.slice(0, characterAround(suffix, to).start),
  };
}

/**
 * Where a passage stands in a text that may have been edited since, or null: it cannot be told. Never a passage that
 * reads otherwise, but for white space and the kind of quotation marks, apostrophes and dashes.
 *
 * As the W3C's Web Annotation Data Model (2017) has it, the place holds where the words and what stands around them
 * are still there. Else each place that reads the same is weighed by the edits that explain what stands around it,
 * and the cheapest is taken where it is cheaper than any other, and no dearer than the belief that the passage itself
 * was edited.
 */
export function anchorIn(text: string, selector: PassageSelector): Place | null {
  if (isUnmoved(text, selector))
    return { start: selector.start, end: selector.start + selector.exact.length };
  const folded = foldText(text);
  const exact = foldText(selector.exact).text.trim();
  const starts = placesOf(folded.text, exact);
  const start = starts.length === 0 ? null : likeliest(folded.text, exact, starts, selector);
  if (start === null) return null;
  const end = start + exact.length;
  return { start: folded.starts?.[start] ?? start, end: folded.ends?.[end - 1] ?? end };
}

function isUnmoved(text: string, { exact, prefix, suffix, start, copies }: PassageSelector): boolean {
  const end = start + exact.length;
  const [before, after] = [prefix.slice(-NEAR_CONTEXT), suffix.slice(0, NEAR_CONTEXT)];
  // The desk's own context is shorter only where the text ends; another tool's ends anywhere.
  const isOwn = isOwnContext(copies);
  const [from, to] = [isOwn ? NEAR_CONTEXT : before.length, isOwn ? NEAR_CONTEXT : after.length];
  return (
    exact !== "" &&
    start >= 0 &&
    text.startsWith(exact, start) &&
    text.slice(Math.max(0, start - from), start) === before &&
    text.slice(end, end + to) === after
  );
}

function isOwnContext(copies: number | null): boolean {
  return copies !== null && copies > 0;
}

/** None where it stands everywhere: such a word says nothing about where. */
function placesOf(text: string, exact: string): number[] {
  const starts: number[] = [];
  if (exact === "") return starts;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    starts.push(at);
    if (starts.length > CANDIDATES_MAX) return [];
  }
  return starts;
}

function likeliest(
  text: string,
  exact: string,
  starts: readonly number[],
  selector: PassageSelector,
): number | null {
  const [only] = starts.length === 1 ? starts : [];
  const isOnlyOne = only !== undefined && selector.copies === 1;
  const neighbour = onlyOneBesideContext(text, exact, starts, selector);
  const isTelling = exact.length >= TELLING_CHARS && exact.includes(" ");
  if (isOnlyOne && (isTelling || neighbour !== null)) return only;
  if (text.length > LONGEST_TEXT) return null;
  const context = contextOf(selector, text.length);
  const before = costsOfEndingAt(text, context.prefix, context.isFromStart);
  const after = costsOfBeginningAt(text, context.suffix, context.isToEnd);
  const [best, second] = starts
    .map((start) => ({ start, cost: (before[start] ?? 0) + (after[start + exact.length] ?? 0) }))
    .sort((one, other) => one.cost - other.cost);
  if (best === undefined || best.cost === second?.cost) return null;
  if (exact.length > WEIGHED_CHARS_MAX) return best.start;
  const edited = costOfEditedPassage(text, exact, starts, context);
  const isTrusted = isOnlyOne || neighbour === best.start;
  return edited >= best.cost * (isTrusted ? DOUBT : 1) ? best.start : null;
}

/** The one place where all that stood near the passage, before it or after it, still does. */
function onlyOneBesideContext(
  text: string,
  exact: string,
  starts: readonly number[],
  selector: PassageSelector,
): number | null {
  const before = foldText(selector.prefix).text.slice(-NEAR_CONTEXT);
  const after = foldText(selector.suffix).text.slice(0, NEAR_CONTEXT);
  const beside = starts.filter(
    (start) =>
      (before.length === NEAR_CONTEXT &&
        start >= NEAR_CONTEXT &&
        text.startsWith(before, start - NEAR_CONTEXT)) ||
      (after.length === NEAR_CONTEXT && text.startsWith(after, start + exact.length)),
  );
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

type Context = { prefix: string; suffix: string; isFromStart: boolean; isToEnd: boolean };

/** What it costs to explain the text with the passage itself edited: nowhere may it stand as it was. */
function costOfEditedPassage(
  text: string,
  exact: string,
  starts: readonly number[],
  { prefix, suffix, isFromStart, isToEnd }: Context,
): number {
  const middle = exact.length >> 1;
  const characters = text.split("");
  for (const start of starts) characters[start + middle] = NO_CHARACTER;
  const costs = costsOfEndingAt(characters.join(""), `${prefix}${exact}${suffix}`, isFromStart);
  return isToEnd ? (costs.at(-1) ?? 0) : costs.reduce((least, cost) => Math.min(least, cost));
}

function contextOf({ exact, prefix, suffix, start, copies }: PassageSelector, textChars: number): Context {
  // White space at the passage's own ends belongs to what stands around it.
  const [leading, trailing] = [/^\s/.test(exact) ? " " : "", /\s$/.test(exact) ? " " : ""];
  const [before, after] = [foldText(prefix).text + leading, trailing + foldText(suffix).text];
  const chars = Math.max(NEAR_CONTEXT, Math.min(KEPT_CONTEXT, Math.floor(STEPS_MAX / textChars / 4)));
  return {
    prefix: before.slice(-chars),
    suffix: after.slice(0, chars),
    isFromStart: isOwnContext(copies) && start === prefix.length && before.length <= chars,
    isToEnd: isOwnContext(copies) && suffix.length < KEPT_CONTEXT - LONGEST_CHARACTER,
  };
}
