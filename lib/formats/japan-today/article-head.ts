import type { SourceLine } from "../source-line";
import { bylineNames, captionText, type HeadItem, headItems, headTime } from "./head-items";
import { findTitle, isAgencyName, isProse, isSection } from "./head-title";
import { plainLine } from "./plain-line";

export type ArticleHead = {
  title: string | null;
  section: string | null;
  byline: string | null;
  url: string | null;
  publishedAt: string | null;
  paragraphs: string[];
  isExpired: boolean;
};

const SECTION_ITEMS = 15;

/** Reads what stands above the thread: banner, caption, section, title, byline, paragraphs, in whatever order they come. */
export function parseArticleHead(lines: readonly SourceLine[]): ArticleHead {
  const items = headItems(lines);
  const section = items.slice(0, SECTION_ITEMS).findIndex((item, index) => isSection(item, items[index + 1]));
  const titleAt = findTitle(items, section);
  const title = items[titleAt]?.text ?? null;
  const firstAfter = Math.max(section, titleAt) + 1;
  const byline = findByline(items, titleAt, firstAfter);
  const dated = findDate(items);
  const isExpired = items.some(({ kind }) => kind === "expired");
  const paragraphs = findParagraphs(items.slice(firstAfter), byline, title);
  return {
    title,
    section: items[section]?.text ?? dated.section,
    byline: byline && bylineNames(byline.text),
    url: items.find(({ kind }) => kind === "url")?.text ?? null,
    publishedAt: dated.publishedAt,
    paragraphs: paragraphs.length > 0 || isExpired ? paragraphs : captions(items, firstAfter),
    isExpired,
  };
}

/** The byline stands above the first paragraph, on either side of the title, or it ends the article. */
function findByline(items: readonly HeadItem[], titleAt: number, firstAfter: number): HeadItem | null {
  const firstProse = items.findIndex((item, at) => at >= firstAfter && isProse(item));
  const lead = items.slice(Math.max(titleAt - 2, 0), firstProse === -1 ? items.length : firstProse);
  const found = lead.find(({ kind }) => kind === "byline");
  if (found) return found;
  const last = items.findLast(({ kind }) => kind === "text" || kind === "byline");
  return last?.kind === "byline" ? last : null;
}

function findParagraphs(below: readonly HeadItem[], byline: HeadItem | null, title: string | null): string[] {
  // A line that only looks like a byline, far below the title, is text.
  const isText = (item: HeadItem) =>
    (item.kind === "text" && item.text !== title) || (item.kind === "byline" && item !== byline);
  const first = below.findIndex(isText);
  const end = below.findIndex(({ kind }, at) => at > first && (kind === "agency" || kind === "site"));
  const texts = below
    .slice(0, end === -1 ? below.length : end)
    .filter(isText)
    .map(({ text }) => text);
  const [place, lead = ""] = texts;
  if (place !== undefined && isPlace(place) && lead !== "") texts.shift();
  const isSigned = below[end]?.kind !== "agency" && texts.length > 1 && isAgencyName(texts.at(-1) ?? "");
  return isSigned ? texts.slice(0, -1) : texts;
}

/** A place in capitals above the first paragraph says from where the report comes. */
function isPlace(text: string): boolean {
  return text.length <= 30 && /^\p{Lu}[\p{Lu} ,.'-]+$/u.test(text) && text.split(" ").length <= 3;
}

/** Where a picture is all there is, its caption is the text: the one below the title, else the one above. */
function captions(items: readonly HeadItem[], firstAfter: number): string[] {
  const said = (some: readonly HeadItem[]) =>
    some.flatMap(({ kind, text }) => (kind === "credit" ? (captionText(text) ?? []) : []));
  const below = said(items.slice(firstAfter));
  return below.length > 0 ? below : said(items.slice(0, firstAfter));
}

function findDate(items: readonly HeadItem[]): { section: string | null; publishedAt: string | null } {
  for (const { kind, text } of items) {
    const found = kind === "time" ? headTime(plainLine(text)) : null;
    if (found?.time.iso) return { section: found.section, publishedAt: found.time.iso };
  }
  return { section: null, publishedAt: null };
}
