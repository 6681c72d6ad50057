import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { attribute, type Element, type HtmlDocument, parseHtml } from "./parse-html";
import { type Block, isUnseen, readBlocks } from "./read-blocks";
import { walk } from "./walk";

/** What the library for readers takes for the article. */
export type MainText = { blocks: Block[]; title: string | null; byline: string | null };

// It weighs every element several times: a page of 30,000 took it three seconds.
const ELEMENTS_MAX = 12_000;
const DEPTH_MAX = 200;
const KEPT = ["class", "id", "itemprop", "rel", "role", "href", "datetime"];
const VALUE_CHARS_MAX = 300;
const VOID = new Set([
  "br",
  "hr",
  "img",
  "wbr",
  "input",
  "link",
  "meta",
  "source",
  "col",
  "area",
  "base",
  "embed",
  "track",
]);
const LEFT_OUT = new Set(["form", "button", "link", "meta"]);

/** Tells the article of a page from its furniture; null where the page is too large to be weighed, or has none. */
export function mainText(document: HtmlDocument): MainText | null {
  const html = plainMarkup(document);
  if (html === null) return null;
  const found = new Readability(parseHTML(html).document, {
    disableJSONLD: true,
    charThreshold: 250,
  }).parse();
  if (!found?.content) return null;
  const blocks = readBlocks(parseHtml(found.content));
  return { blocks, title: found.title ?? null, byline: found.byline ?? null };
}

/** The page well formed, without what a reader does not see, and no deeper than any article. */
function plainMarkup(document: HtmlDocument): string | null {
  const html: string[] = ["<!doctype html><html><head></head>"];
  let count = 0;
  let depth = 0;
  walk(document.childNodes, {
    enter(element) {
      const { tagName } = element;
      if (tagName === "html") return true;
      if (isUnseen(element) || LEFT_OUT.has(tagName)) return false;
      depth += 1;
      count += 1;
      if (depth <= DEPTH_MAX) html.push(`<${tagName}${attributesOf(element)}>`);
      return true;
    },
    leave({ tagName }) {
      if (tagName === "html") return;
      if (depth <= DEPTH_MAX && !VOID.has(tagName)) html.push(`</${tagName}>`);
      depth -= 1;
    },
    text: (text) => html.push(escaped(text)),
  });
  html.push("</html>");
  return count <= ELEMENTS_MAX ? html.join("") : null;
}

function attributesOf(element: Element): string {
  return KEPT.map((name) => {
    const value = attribute(element, name);
    return value === null ? "" : ` ${name}="${escaped(value.slice(0, VALUE_CHARS_MAX))}"`;
  }).join("");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
