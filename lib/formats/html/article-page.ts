import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { endsArticle, isCaption, isFurniture, opensBox } from "../article-text/furniture";
import { findOutlet } from "../article-text/outlet";
import { type PageDate, parsePageDate } from "../article-text/page-date";
import { parseArticleText } from "../parse-article-text";
import { type MainText, mainText } from "./main-text";
import type { PageMeta } from "./page-meta";
import { attribute } from "./parse-html";
import type { Block } from "./read-blocks";
import type { WebPage } from "./read-page";
import { textLines } from "./text-lines";
import { ancestorsOf } from "./thread/seeds";

const BODY_CHARS_MIN = 200;
const PROSE = new Set(["p", "li", "blockquote", "h2", "h3", "h4", "h5", "pre", "dd"]);
const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})$/i;

/** Reads an article of any outlet: its own statements first, then what a reader's library finds, then its text. */
export function articlePage(page: WebPage): ParsedArticle {
  const { blocks, meta, document } = page;
  const byText = parseArticleText(textLines(blocks));
  const main = mainText(document);
  const title = titleOf(blocks, meta) ?? byText.title ?? main?.title ?? null;
  const date = dateOf(blocks, meta);
  const paragraphs = paragraphsOf(blocks, main, title);
  const warnings: ParseWarning[] = [...page.warnings];
  const add = (code: ParseWarning["code"], message: string) =>
    warnings.push({ code, message, line: null, position: null });
  if (title === null) add("title_missing", "The page prints no title; the article was kept without one.");
  if (date && !date.hasZone) {
    add("bad_date", `The page prints a date without a zone; it was read as UTC, ${date.iso}.`);
  }
  return {
    title,
    outlet: meta.named.get("og:site_name") ?? meta.linked?.outlet ?? outletOf(blocks) ?? byText.outlet,
    url: meta.url,
    section: meta.named.get("article:section") ?? meta.linked?.section ?? byText.section,
    byline: bylineOf(meta, main) ?? byText.byline,
    publishedAt: date?.iso ?? byText.publishedAt,
    paragraphs: paragraphs.length > 0 ? paragraphs : byText.paragraphs,
    declaredCommentCount: null,
    comments: [],
    undividedText: null,
    observedAt: page.observedAt,
    isComplete: false,
    warnings,
  };
}

/** The heading that the page's own titles repeat; without one, those titles without the name of the site. */
function titleOf(blocks: readonly Block[], { named, linked, documentTitle }: PageMeta): string | null {
  const said = [linked?.title, named.get("og:title"), named.get("twitter:title"), documentTitle].flatMap(
    (one) => one ?? [],
  );
  const headings = blocks
    .filter(({ element }) => element?.tagName === "h1")
    .map(({ text }) => text.replace(/\s+/g, " "));
  const repeated = headings.find((heading) =>
    said.some((one) => one.includes(heading) && heading.length >= 8),
  );
  if (repeated !== undefined) return repeated;
  const [first] = said;
  const isStory = headings.length === 1 && (headings[0]?.split(" ").length ?? 0) >= 4;
  if (isStory || first === undefined) return headings[0] ?? null;
  const site = named.get("og:site_name");
  const suffix = /^(.{12,}?)\s[-|–—·]\s([^-|–—·]{2,40})$/u.exec(first);
  return suffix?.[1] !== undefined && (site === undefined || suffix[2] === site) ? suffix[1] : first;
}

function outletOf(blocks: readonly Block[]): string | null {
  return findOutlet(blocks.map(({ text }) => text));
}

function bylineOf({ named, linked, items }: PageMeta, main: MainText | null): string | null {
  const said = [
    linked?.byline,
    named.get("author"),
    named.get("article:author"),
    items.get("author"),
    main?.byline,
  ];
  const name = said.find((one) => one && one.length <= 200 && !/^https?:|\n/.test(one.trim()));
  return name?.replace(/^\s*by\s+/i, "").trim() || null;
}

function dateOf(blocks: readonly Block[], { named, linked, items }: PageMeta): PageDate | null {
  const said = [
    named.get("article:published_time"),
    linked?.publishedAt,
    items.get("datepublished"),
    named.get("date"),
    blocks.find(({ time }) => time !== null)?.time,
  ];
  for (const one of said) {
    const date = one ? dateFrom(one.trim()) : null;
    if (date) return date;
  }
  return null;
}

function dateFrom(text: string): PageDate | null {
  if (!ISO.test(text)) return parsePageDate(text.replace(/\.\d+$/, ""));
  const at = Date.parse(text.replace(" ", "T").replace(/\s/g, ""));
  return Number.isNaN(at) ? null : { iso: new Date(at).toISOString(), hasZone: true };
}

/** The article's own element where the markup names it, else the part that the library found; without furniture. */
function paragraphsOf(blocks: readonly Block[], main: MainText | null, title: string | null): string[] {
  const named = textsOf(
    blocks.filter(({ element }) =>
      ancestorsOf(element).some((one) => attribute(one, "itemprop")?.toLowerCase() === "articlebody"),
    ),
    title,
  );
  const isEnough = named.reduce((length, text) => length + text.length, 0) >= BODY_CHARS_MIN;
  return isEnough || !main ? named : textsOf(main.blocks, title);
}

function textsOf(blocks: readonly Block[], title: string | null): string[] {
  const texts: string[] = [];
  let isInBox = false;
  let length = 0;
  for (const block of blocks) {
    const { text, links, element } = block;
    const tag = element?.tagName ?? "";
    if (length >= BODY_CHARS_MIN && endsArticle(text)) break;
    if (opensBox(text)) isInBox = true;
    else if (!isAllLinks(block) && tag === "p" && text.length >= 60) isInBox = false;
    const isLinks =
      isAllLinks(block) && (tag === "li" || links.length > 1 || isInBox || /^(?:also )?read\b/i.test(text));
    const isNoText = isInBox || isLinks || isFurniture(text) || isCaption(text) || text === title;
    const isCaptioned = /^fig/.test(tag) || (texts.length === 0 && parsePageDate(text) !== null);
    if (isNoText || isCaptioned || (texts.length === 0 && !PROSE.has(tag) && text.length < 60)) continue;
    if (texts.length === 0 && /^by\s/i.test(text) && text.length < 80) continue;
    texts.push(text);
    length += text.length;
  }
  return texts;
}

function isAllLinks({ text, links }: Block): boolean {
  const linked = links.reduce((length, link) => length + link.text.length, 0);
  return links.length > 0 && linked >= text.length - 12;
}
