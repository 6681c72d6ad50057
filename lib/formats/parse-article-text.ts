import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { endsArticle, isCaption, isFurniture, opensBox } from "./article-text/furniture";
import { findOutlet } from "./article-text/outlet";
import { type PageDate, parsePageDate } from "./article-text/page-date";
import { nameScore } from "./japan-today/author-name";
import { bylineNames, isByline } from "./japan-today/head-items";
import type { SourceLine } from "./source-line";

type LineKind = "prose" | "short" | "caption" | "furniture" | "date" | "byline" | "box";
type Item = { text: string; kind: LineKind };

const PROSE_CHARS_MIN = 100;
const SENTENCE_WORDS_MIN = 7;
const LOOK_CHARS = 400;
const NAME_SCORE_MIN = 2;
const TITLE_CHARS_MAX = 220;
const TITLE_AND_SITE = /^(.{10,200}?)\s[-–—|]\s([^-–—|]{2,40})$/;
const CRUMBS = /^\S.{0,30}?(?:\s[/>»›]\s\S.{0,30}?){1,5}$/;
/** Characters that stand for words or syllables. */
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const IDEOGRAPHS_IN_A_WORD = 3;
const SECTION_AFTER_HOME = /^Home\s?[>»/|:]?\s?(\p{Lu}[^.!?]{2,40})$/u;

/** Reads an article of any outlet from its text: its title and its own paragraphs, headings included, without what stands around. */
export function parseArticleText(lines: readonly SourceLine[]): ParsedArticle {
  const { items, site } = withoutSiteTitle(
    lines.flatMap(({ text }) => (text === "" ? [] : [{ text, kind: kindOf(text) }])),
  );
  const titleAt = findTitle(items);
  const title = items[titleAt]?.text ?? null;
  const date = findDate(items);
  const byline = items.find(({ kind }, at) => kind === "byline" && at > titleAt - 6 && at < titleAt + 8);
  const name = byline ? null : nameAboveDate(items, titleAt);
  const paragraphs = paragraphsBelow(items, titleAt).filter((text) => text !== name);
  return {
    title,
    outlet: findOutlet(items.map(({ text }) => text)) ?? site,
    url: null,
    section: findSection(items.slice(0, Math.max(titleAt, 0))),
    byline: byline ? bylineNames(byline.text) : name,
    publishedAt: date?.iso ?? null,
    paragraphs,
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    warnings: warningsOf(title, date),
  };
}

/** A window's title, `<title> - <site>`, above the same title is no text of the page, and names the site. */
function withoutSiteTitle(items: Item[]): { items: Item[]; site: string | null } {
  const texts = new Set(items.map(({ text }) => text));
  const at = items.findIndex(({ text }) => texts.has(TITLE_AND_SITE.exec(text)?.[1] ?? ""));
  const site = TITLE_AND_SITE.exec(items[at]?.text ?? "")?.[2] ?? null;
  return { items: items.filter((_, index) => index !== at), site };
}

/** Between title and date stands who wrote it, with By or without. */
function nameAboveDate(items: readonly Item[], titleAt: number): string | null {
  const [first, second] = items.slice(titleAt + 1, titleAt + 3);
  const isName = titleAt !== -1 && first?.kind === "short" && second?.kind === "date";
  return isName && (nameScore(first.text) ?? 0) >= NAME_SCORE_MIN ? first.text : null;
}

function wordsIn(text: string): number {
  const spaced = text.split(/\s+/).length;
  const ideographs = text.slice(0, LOOK_CHARS).match(IDEOGRAPHS)?.length ?? 0;
  return spaced + Math.floor(ideographs / IDEOGRAPHS_IN_A_WORD);
}

function kindOf(text: string): LineKind {
  if (text.length < 2) return "furniture";
  if (opensBox(text)) return "box";
  if (isFurniture(text)) return "furniture";
  if (parsePageDate(text)) return "date";
  if (isByline(text)) return "byline";
  if (isCaption(text)) return "caption";
  return isProse(text) ? "prose" : "short";
}

/** Whole sentences: long enough, and ended like one. */
function isProse(text: string): boolean {
  if (/^[•·▪■●*›»]\s/.test(text)) return false;
  const isEnded = /[.!?:;…。！？]["”'’)\]」』）]*$/.test(text.slice(-6));
  return isEnded && (text.length >= PROSE_CHARS_MIN || wordsIn(text) >= SENTENCE_WORDS_MIN);
}

/** The line above the text that is most like a title: said twice, first of the page, as long as titles are. */
function findTitle(items: readonly Item[]): number {
  const isLong = ({ kind, text }: Item) => kind === "prose" && text.length >= PROSE_CHARS_MIN;
  const firstProse = items.findIndex((item, at) => isLong(item) && isFollowedByText(items, at));
  const end = firstProse === -1 ? items.findIndex(({ kind }) => kind === "prose") : firstProse;
  const limit = end === -1 ? items.length : end;
  const timesSeen = countTexts(items);
  let best = { at: -1, score: 0 };
  let isFirst = true;
  for (let at = 0; at < limit; at += 1) {
    const item = items[at];
    const isCandidate =
      item && (item.kind === "short" || (item.kind === "prose" && /[?!]["”'’]?$/.test(item.text)));
    if (!isCandidate || item.text.length > TITLE_CHARS_MAX || CRUMBS.test(item.text)) continue;
    const words = wordsIn(item.text);
    let score = 1 - Math.min(limit - at, 10) / 4;
    if (words >= 4 && words <= 24) score += 3;
    if (words >= 4 && isFirst) score += 1.5;
    if ((timesSeen.get(item.text) ?? 0) > 1 && words >= 3) score += 5;
    if (words >= 4) isFirst = false;
    if (score > best.score) best = { at, score };
  }
  return best.at;
}

/** A lone sentence among menus is a notice; an article's first paragraph has another below it. */
function isFollowedByText(items: readonly Item[], at: number): boolean {
  const next = items.slice(at + 1, at + 5);
  return items.length - at <= 2 || next.some(({ kind, text }) => kind === "prose" && text.length >= 60);
}

function paragraphsBelow(items: readonly Item[], titleAt: number): string[] {
  const timesSeen = countTexts(items);
  const title = items[titleAt]?.text;
  const paragraphs: { text: string; isProse: boolean }[] = [];
  let isInBox = false;
  let hasProse = false;
  for (const [offset, { text, kind }] of items.slice(titleAt + 1).entries()) {
    if (hasProse && endsArticle(text)) break;
    if (kind === "box") {
      dropCard(paragraphs, timesSeen);
      isInBox = offset > 0;
    }
    // Only whole sentences end a box of links.
    if (kind === "prose") isInBox = false;
    const isText = (kind === "prose" || kind === "short") && !isInBox && text !== title;
    const isCard = kind === "short" && (timesSeen.get(text) ?? 0) > 1;
    if (!isText || isCard || (!hasProse && kind === "short" && endsArticle(text))) continue;
    hasProse ||= kind === "prose";
    paragraphs.push({ text, isProse: kind === "prose" });
  }
  return tidy(paragraphs);
}

/** The title of a linked story stands above its `Read more` as well. */
function dropCard(
  paragraphs: { text: string; isProse: boolean }[],
  timesSeen: ReadonlyMap<string, number>,
): void {
  const last = paragraphs.at(-1);
  if (last && !last.isProse && (timesSeen.get(last.text) ?? 0) > 1) paragraphs.pop();
}

/** A heading is followed by text, and a summary that the first paragraph repeats is not said twice. */
function tidy(paragraphs: readonly { text: string; isProse: boolean }[]): string[] {
  const last = paragraphs.findLastIndex(({ isProse }) => isProse);
  const kept = last === -1 ? paragraphs : paragraphs.slice(0, last + 1);
  return kept
    .filter(({ text }, at) => {
      const next = kept[at + 1]?.text ?? "";
      return !(next.length > text.length && next.startsWith(text)) && next !== text;
    })
    .map(({ text }) => text);
}

function findDate(items: readonly Item[]): PageDate | null {
  const item = items.find(({ kind }) => kind === "date");
  return item ? parsePageDate(item.text) : null;
}

function findSection(items: readonly Item[]): string | null {
  const crumb = items.findLast(
    ({ kind, text }) => kind === "short" && text.length <= 50 && SECTION_AFTER_HOME.test(text),
  );
  return (
    SECTION_AFTER_HOME.exec(crumb?.text ?? "")?.[1]
      ?.split(/\s[/>»›]\s/)
      .at(-1) ?? null
  );
}

function countTexts(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of items) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function warningsOf(title: string | null, date: PageDate | null): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  if (title === null) {
    const message = "No line of the page reads as a title; the article was kept without one.";
    warnings.push({ code: "title_missing", message, line: null, position: null });
  }
  if (date && !date.hasZone) {
    const message = `The page prints a date without a zone; it was read as UTC, ${date.iso}.`;
    warnings.push({ code: "bad_date", message, line: null, position: null });
  }
  return warnings;
}
