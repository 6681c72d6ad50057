import type { SourceLine } from "../source-line";
import { bylineNames, captionText, type HeadItem, headItems, headTime } from "./head-items";
import { findTitle, isAgencyName, isPlace, isProse, isSection } from "./head-title";
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
const AGENCY_ITEMS = 8;
/** Behind an agency that signs pictures, or behind the year, comes what is no longer its name. */
const GLUED_TITLE =
  /^©\s?(?:(?:\d{4}\s)?(?:Thomson Reuters|Reuters|AFP-JIJI|AFP|AP|KYODO|Kyodo|JIJI|Jiji|Japan Today|Getty Images|Bloomberg|GPlusMedia(?: Inc\.?)?)(?:\/\S{2,30})?(?:\s\d{4}\.?)?|.{2,40}?\s\d{4}\.)\s*(\p{Lu}.{14,250})$/u;

/** Reads what stands above the thread: banner, caption, section, title, byline, paragraphs, in whatever order they come. */
export function parseArticleHead(lines: readonly SourceLine[]): ArticleHead {
  const items = headItems(lines);
  const section = items.slice(0, SECTION_ITEMS).findIndex((item, index) => isSection(item, items[index + 1]));
  const titleAt = findTitle(items, section);
  const title = items[titleAt]?.text ?? titleBehindAgency(items);
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

/** The title may be glued to the copyright line of the picture above it: `© AFPFerry late again`. */
function titleBehindAgency(items: readonly HeadItem[]): string | null {
  const item = items.slice(0, AGENCY_ITEMS).find(({ kind }) => kind === "agency");
  const title = GLUED_TITLE.exec(item?.text ?? "")?.[1]?.trim();
  return title && !/\brights reserved\b|\bmay not be\b/i.test(title) ? title : null;
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
