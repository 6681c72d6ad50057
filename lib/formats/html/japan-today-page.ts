import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { isCompleteThread } from "../japan-today/completeness";
import { markLine } from "../japan-today/mark-line";
import { votesUnknown } from "../japan-today/votes-unknown";
import { parseJapanToday } from "../parse-japan-today";
import type { SourceLine } from "../source-line";
import type { PageMeta } from "./page-meta";
import { attribute } from "./parse-html";
import { type Block, tidy } from "./read-blocks";
import type { WebPage } from "./read-page";
import { textLines } from "./text-lines";
import { momentOf } from "./thread/moment";
import { type MarkedUpThread, readThread } from "./thread/read-thread";
import { ancestorsOf } from "./thread/seeds";

const COUNT = /^\s*(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\b/;
const SECTION_IN_ADDRESS = /\/category\/([\w-]{2,40})(?:\/|$)/;
const SITE_SUFFIX = /\s[-|–—]\s*Japan ?Today.{0,40}$/i;

/** Reads an article page of Japan Today: the thread by its elements, else by its text; what surrounds it by both. */
export function japanTodayPage(page: WebPage): ParsedArticle {
  const { blocks, observedAt } = page;
  const thread = readThread(blocks, observedAt);
  const whole = parseJapanToday(textLines(blocks));
  // Where the text alone shows more comments than the elements do, these are not the thread.
  const isMarkedUp = thread !== null && thread.comments.length >= whole.comments.length;
  const read = isMarkedUp ? withThread(page, thread) : whole;
  return withMeta(page, { ...read, observedAt, warnings: [...page.warnings, ...read.warnings] });
}

function withThread(page: WebPage, thread: MarkedUpThread): ParsedArticle {
  const { blocks } = page;
  const head = parseJapanToday(beforeThread(blocks, thread));
  const declared = declaredBy(page.meta) ?? head.declaredCommentCount;
  const isEndMarked = blocks.slice(thread.end).some((block) => markOf(block) === "end");
  const isCutOff = page.isCutOff && thread.end === blocks.length;
  const { comments } = thread;
  return {
    ...head,
    declaredCommentCount: declared,
    comments,
    undividedText: null,
    isComplete: isCompleteThread({
      comments,
      paragraphs: head.paragraphs,
      url: page.meta.url,
      declared,
      isEndMarked,
      isCutOff,
      isSplitSure: true,
    }),
    warnings: [
      ...head.warnings.filter(isOfHead),
      ...threadWarnings(thread, declared, isCutOff),
      ...thread.warnings,
    ],
  };
}

/** The text above the thread, with the words that open one, so that no comment is looked for in it. */
function beforeThread(blocks: readonly Block[], { start }: MarkedUpThread): SourceLine[] {
  const above = blocks.slice(0, start);
  return [...textLines(above), { text: "Login to comment", number: above.length * 2 + 1 }];
}

function isOfHead({ code }: ParseWarning): boolean {
  return code === "title_missing" || code === "article_expired";
}

function threadWarnings(thread: MarkedUpThread, declared: number | null, isCutOff: boolean): ParseWarning[] {
  const { comments } = thread;
  const found = comments.length;
  const warnings: ParseWarning[] = [];
  const add = (code: ParseWarning["code"], message: string, position: number | null = null) =>
    warnings.push({ code, message, line: null, position });
  if (declared !== null && declared !== found) {
    add("count_differs", `The page claims ${declared} comments, and ${found} were found.`);
  }
  const voteless = votesUnknown(thread);
  if (voteless !== null) add("no_votes", voteless);
  else {
    for (const { position, net, upvotes, downvotes } of comments) {
      const isPrinted = net !== null || upvotes !== null || downvotes !== null || isCutOff;
      if (!isPrinted)
        add("no_votes", `Comment ${position} prints no votes; its votes are unknown.`, position);
    }
  }
  if (isCutOff) add("cut_off", `The page stops inside comment ${found}; what is there was kept.`, found);
  return warnings;
}

/** What the page says of its article in its markup is surer than what its text looks like. */
function withMeta({ blocks, meta, observedAt }: WebPage, read: ParsedArticle): ParsedArticle {
  const heading = blocks.find(({ element }) => element?.tagName === "h1")?.text ?? null;
  const title = oneLine(heading) ?? meta.named.get("og:title") ?? meta.linked?.title ?? read.title;
  const printed = paragraphsOf(blocks);
  const isTitleKnown = title !== null && read.title === null;
  return {
    ...read,
    title: title?.replace(SITE_SUFFIX, "") ?? null,
    outlet: "Japan Today",
    url: meta.url ?? read.url,
    section: sectionOf(meta) ?? read.section,
    byline: read.byline ?? meta.linked?.byline ?? null,
    publishedAt: publishedAt(blocks, meta, observedAt) ?? read.publishedAt,
    paragraphs: printed.length > 0 ? printed : read.paragraphs,
    warnings: read.warnings.filter(({ code }) => !(isTitleKnown && code === "title_missing")),
  };
}

function oneLine(text: string | null): string | null {
  return text === null ? null : text.replace(/\s+/g, " ");
}

function sectionOf({ url, named, linked }: PageMeta): string | null {
  const slug = SECTION_IN_ADDRESS.exec(url ?? "")?.[1]?.replaceAll("-", " ");
  return slug ?? named.get("article:section") ?? linked?.section ?? null;
}

function publishedAt(blocks: readonly Block[], meta: PageMeta, observedAt: string | null): string | null {
  const inHead = blocks.find(
    ({ element, pieces }) =>
      ancestorsOf(element).some((one) => /(?:^|\s)dateline(?:\s|$)/i.test(attribute(one, "class") ?? "")) ||
      pieces.some(({ element: one }) => one !== null && attribute(one, "itemprop") === "datePublished"),
  );
  const said = [
    meta.items.get("datepublished"),
    meta.named.get("article:published_time"),
    meta.linked?.publishedAt,
    inHead?.time,
  ];
  for (const one of said) {
    const iso = one ? momentOf(one, one, observedAt).iso : null;
    if (iso !== null) return iso;
  }
  return inHead ? momentOf(null, inHead.text, observedAt).iso : null;
}

/** The article's own element holds its paragraphs; its agency's line closes them, perhaps glued to the last. */
function paragraphsOf(blocks: readonly Block[]): string[] {
  const texts = blocks
    .filter(({ element }) => {
      if (element === null || !/^(?:p|li|h[2-6])$/.test(element.tagName)) return false;
      return ancestorsOf(element).some((one) => attribute(one, "itemprop")?.toLowerCase() === "articlebody");
    })
    .map((block) => tidy(block.text.replace(/(\S)\s*©\s?\S.{0,80}$/su, "$1")));
  return texts.filter((text) => markLine({ text, number: 0 }).kind === "text");
}

function declaredBy({ items, linked }: PageMeta): number | null {
  const said = COUNT.exec(items.get("commentcount") ?? "")?.[1];
  return said === undefined ? (linked?.commentCount ?? null) : Number(said.replace(/[,.]/g, ""));
}

function markOf({ text }: Block): string {
  return markLine({ text, number: 0 }).kind;
}
