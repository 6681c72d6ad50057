import type { HeadItem, HeadKind } from "./head-items";

const TITLE_CHARS_MAX = 300;
const SENTENCE_WORDS_MIN = 5;
const AGENCY_WORDS_MAX = 3;
const SECTIONS = new Set(
  [
    "world, national, crime, politics, business, technology, tech, sports, entertainment, lifestyle, features, opinion",
    "opinions, commentary, commentaries, travel, food, food & drink, health, education, science, environment, culture",
    "society, media, arts, arts & culture, music, movies, fashion, style & beauty, shopping, video, videos, poll, voices",
    "picture of the day, quote of the day, have your say, executive impact, new products, kuchikomi, voices in japan",
    "issues, special, press release, interview, interviews, soccer, baseball, tennis, rugby, sumo, olympics, weird, asia",
    "column, columns, photos, pictures, work, leisure, japan, tokyo, local, economy, real estate, events, feature",
  ]
    .join(", ")
    .split(", "),
);
const BELOW_A_TITLE: ReadonlySet<HeadKind> = new Set(["count", "byline", "time"]);
/** A paragraph may begin with By and look like a byline. */
const CERTAIN: ReadonlySet<HeadKind> = new Set(["count", "time"]);
const IS_CONTENT: ReadonlySet<HeadKind> = new Set(["text", "credit", "expired"]);

/**
 * Where the title stands, or -1: below the section, else above the count, the byline or the date that stand over the
 * text, else above the text itself.
 */
export function findTitle(items: readonly HeadItem[], section: number): number {
  if (section === -1) return aboveAnything(items);
  const below = items.findIndex(({ kind }, at) => at > section && kind === "text");
  const isBelow = canBeTitle(items, below);
  const isFar = items.slice(section + 1, below).some(({ kind }) => BELOW_A_TITLE.has(kind));
  const above = aboveSection(items, section);
  if (isBelow && (!isFar || above === -1)) return below;
  return above === -1 ? aboveAnchor(items, CERTAIN, section) : above;
}

/** Above a section that stands below its title only the picture's credit may come between. */
function aboveSection(items: readonly HeadItem[], section: number): number {
  const at = items.findLastIndex(({ kind }, index) => index < section && kind !== "credit");
  return canBeTitle(items, at) ? at : -1;
}

/** Whether the line names the part of the site to which the article belongs. */
export function isSection({ kind, text }: HeadItem, next: HeadItem | undefined): boolean {
  if (kind !== "text") return false;
  const words = text.toLowerCase();
  if (isKnownSection(text)) return true;
  // A section that is not in the list is still in small letters, which no title and no paragraph is.
  const isSmall = text === words && /^[a-z][a-z &/'-]{2,28}$/.test(text) && text.split(" ").length <= 4;
  return isSmall && next?.kind === "text" && !isSentence(next.text);
}

/** Whether the line is one of the site's own sections. */
export function isKnownSection(text: string): boolean {
  return SECTIONS.has(text.toLowerCase());
}

/** Whole sentences, and not a title. */
export function isProse({ kind, text }: HeadItem): boolean {
  return kind === "text" && isSentence(text);
}

/** Two or three words in capitals at the foot of an article name the agency that it came from. */
export function isAgencyName(text: string): boolean {
  const words = text.replace(/^\((.+)\)$/, "$1").split(" ");
  return words.length <= AGENCY_WORDS_MAX && words.every((word) => /^\p{Lu}[\p{L}\p{N}/&-]+$/u.test(word));
}

/** A place in capitals above the first paragraph says from where the report comes. */
export function isPlace(text: string): boolean {
  return text.length <= 30 && /^\p{Lu}[\p{Lu} ,.'-]+$/u.test(text) && text.split(" ").length <= 3;
}

/** A title that is a sentence is believed where the page's count, byline or date follows. */
function canBeTitle(items: readonly HeadItem[], at: number): boolean {
  const item = items[at];
  if (item?.kind !== "text" || isPlace(item.text)) return false;
  const next = items[at + 1];
  if (next && BELOW_A_TITLE.has(next.kind)) return item.text.length <= TITLE_CHARS_MAX * 2;
  return item.text.length <= TITLE_CHARS_MAX && !isSentence(item.text);
}

function aboveAnything(items: readonly HeadItem[]): number {
  const places = [aboveAnchor(items, CERTAIN), aboveText(items), aboveAnchor(items, BELOW_A_TITLE)];
  return places.find((at) => at !== -1) ?? -1;
}

/** At the foot of an article stand a count and a byline too, with no text below them. */
function aboveAnchor(items: readonly HeadItem[], kinds: ReadonlySet<HeadKind>, section = -1): number {
  const lastContent = items.findLastIndex(({ kind }) => IS_CONTENT.has(kind));
  const anchor = items.findIndex(({ kind }, at) => at < lastContent && kinds.has(kind));
  const at = items.findLastIndex(({ kind }, index) => index < anchor && index !== section && kind === "text");
  return canBeTitle(items, at) ? at : -1;
}

function aboveText(items: readonly HeadItem[]): number {
  const firstProse = items.findIndex((item) => isProse(item) || item.kind === "expired");
  if (firstProse !== -1) {
    const at = items.findLastIndex(({ kind }, index) => index < firstProse && kind === "text");
    return canBeTitle(items, at) ? at : -1;
  }
  const at = items.findIndex((item, index) => item.kind === "text" && items[index + 1]?.kind !== "credit");
  return canBeTitle(items, at) ? at : items.findIndex((_, index) => canBeTitle(items, index));
}

/** Ends like a sentence and is as long as one. A title may end with an abbreviation: `visits U.S.` */
function isSentence(text: string): boolean {
  if (text.length > TITLE_CHARS_MAX) return true;
  const end = text.slice(-12).replace(/["”'’)]+$/, "");
  const isEnded = end.endsWith(".") && !/(?:\b\p{Lu}\.|\b(?:Inc|Co|Ltd|Jr|Sr|No)\.|\.\.)$/u.test(end);
  return isEnded && text.split(" ", SENTENCE_WORDS_MIN).length >= SENTENCE_WORDS_MIN;
}
