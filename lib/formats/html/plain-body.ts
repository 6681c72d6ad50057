import { AppError } from "@/lib/errors";
import { attribute, type Element, parseHtml } from "./parse-html";
import { TextWriter } from "./text-writer";
import { walk } from "./walk";

const UNSEEN = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "object",
  "svg",
  "head",
  "title",
]);
const PARAGRAPHS = new Set(
  "p blockquote ul ol dl pre table figure h1 h2 h3 h4 h5 h6 hr article section aside header footer".split(
    " ",
  ),
);
const LINES = new Set("div li dt dd tr caption figcaption address center details summary form".split(" "));
const SMILEY =
  /^(?::[\w+-]{1,60}:|(?:\p{Extended_Pictographic}|\p{RI}|\p{Emoji_Modifier}|\u200D|\uFE0F){1,9})$/u;
const SAYS_LINES = /<(?:p|br|div|li|tr)\b/i;

/**
 * The text of a comment's HTML: paragraphs apart by an empty line, quoted lines as `> …`, list items as `- …`, the
 * address of a link behind its text. Takes any text and never throws; plain text keeps its lines.
 */
export function htmlToText(html: string): string {
  // Where no tag says where a line ends, as in what WordPress stores, the text's own lines do.
  const writer = new TextWriter({ keepsLines: !SAYS_LINES.test(html) });
  if (!/[<&]/.test(html)) writer.text(html);
  else writeMarkup(html, writer);
  return writer.finish();
}

function writeMarkup(html: string, writer: TextWriter): void {
  try {
    walk(parseHtml(html).childNodes, {
      enter: (element) => enter(element, writer),
      leave: (element) => leave(element, writer),
      text: (text) => writer.text(text),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    writer.text(html.replace(/<[^<>]*>/g, " "));
  }
}

function enter(element: Element, writer: TextWriter): boolean {
  const tag = element.tagName;
  if (UNSEEN.has(tag)) return false;
  if (tag === "br") writer.lineBreak();
  if (tag === "img") writer.text(emojiOf(element));
  if (PARAGRAPHS.has(tag)) writer.paragraph();
  else if (LINES.has(tag)) writer.line();
  if (tag === "blockquote") writer.quote(1);
  if (tag === "pre") writer.preformatted(1);
  if (tag === "li") writer.item();
  if (tag === "td" || tag === "th") writer.text(" ");
  if (tag === "a") writer.remember();
  return true;
}

function leave(element: Element, writer: TextWriter): void {
  const tag = element.tagName;
  if (tag === "a") writeAddress(element, writer);
  if (PARAGRAPHS.has(tag)) writer.paragraph();
  else if (LINES.has(tag)) writer.line();
  if (tag === "blockquote") writer.quote(-1);
  if (tag === "pre") writer.preformatted(-1);
}

/** Forums print smileys as pictures whose alternative text is the smiley. */
function emojiOf(image: Element): string {
  const alt = attribute(image, "alt");
  return alt !== null && SMILEY.test(alt) ? alt : "";
}

/** A moderator has to see where a link leads; a text that is the address, perhaps cut short, is not said twice. */
function writeAddress(link: Element, writer: TextWriter): void {
  const href = attribute(link, "href");
  const text = writer.recall();
  if (href === null || !/^https?:\/\//i.test(href) || text.startsWith("@")) return;
  if (text === "") writer.text(href);
  else if (bare(text) === bare(href)) return;
  else if (isCutShort(text, href)) writer.replaceRemembered(href);
  else writer.text(` (${href})`);
}

function isCutShort(text: string, href: string): boolean {
  const cut = /^(.{6,}?)(?:…|\.\.\.)$/u.exec(text)?.[1];
  return cut !== undefined && bare(href).startsWith(bare(cut));
}

function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
}
