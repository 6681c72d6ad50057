import { type LinkedArticle, linkedArticle } from "./linked-article";
import { attribute, type Element, type HtmlDocument } from "./parse-html";
import { tidy } from "./read-blocks";
import { walk } from "./walk";

/** What a page says of itself outside its text; null where it does not. Dates stand as they are printed. */
export type PageMeta = {
  url: string | null;
  /** When the copy was saved, where the program that saved it wrote it down. */
  savedAt: string | null;
  /** Of `<meta>`, by name or property in lower case. */
  named: ReadonlyMap<string, string>;
  /** Of elements with `itemprop`, by its name in lower case: the machine's value, else the text. The first counts. */
  items: ReadonlyMap<string, string>;
  documentTitle: string | null;
  linked: LinkedArticle | null;
};

const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S{1,2000}?)\s*-->/i;
const SINGLE_FILE =
  /<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^(\n]{10,60})/i;
const TITLE_CHARS_MAX = 500;
const START_CHARS = 4000;
const LINKED_CHARS_MAX = 2_000_000;

/** Reads what stands in the head of a page and in its microdata. `url` is where the page was saved from, if known. */
export function readMeta(html: string, document: HtmlDocument, url: string | null): PageMeta {
  const start = html.slice(0, START_CHARS);
  const single = SINGLE_FILE.exec(start);
  const savedFrom = SAVED_FROM.exec(start)?.[1] ?? single?.[1] ?? null;
  const savedMs = Date.parse(single?.[2] ?? "");
  const found = collect(document);
  const candidates = [found.canonical, found.named.get("og:url") ?? null, savedFrom, url];
  const own = candidates.map(webAddress).find((one) => one !== null) ?? null;
  // Only the address that was open says in which order the comments stand.
  const opened = [url, savedFrom].map(webAddress).find((one) => one?.includes("comment-order=")) ?? null;
  return {
    url: opened ?? own,
    savedAt: Number.isNaN(savedMs) ? null : new Date(savedMs).toISOString(),
    named: found.named,
    items: found.items,
    documentTitle: found.title,
    linked: linkedArticle(found.scripts),
  };
}

type Found = {
  canonical: string | null;
  named: Map<string, string>;
  items: Map<string, string>;
  title: string | null;
  scripts: string[];
};

function collect(document: HtmlDocument): Found {
  const found: Found = { canonical: null, named: new Map(), items: new Map(), title: null, scripts: [] };
  walk(document.childNodes, {
    enter(element) {
      note(element, found);
      return true;
    },
    leave: () => undefined,
    text: () => undefined,
  });
  return found;
}

function note(element: Element, found: Found): void {
  const { tagName } = element;
  if (tagName === "link" && attribute(element, "rel")?.toLowerCase() === "canonical") {
    found.canonical ??= attribute(element, "href");
  } else if (tagName === "meta") {
    const name = (attribute(element, "property") ?? attribute(element, "name"))?.toLowerCase();
    const content = attribute(element, "content");
    if (name !== undefined && content !== null && !found.named.has(name))
      found.named.set(name, tidy(content));
  } else if (tagName === "title") found.title ??= titleText(element);
  else if (tagName === "script" && attribute(element, "type")?.toLowerCase() === "application/ld+json") {
    const text = textOf(element);
    if (text.length <= LINKED_CHARS_MAX) found.scripts.push(text);
  }
  noteItem(element, found.items);
}

function noteItem(element: Element, items: Map<string, string>): void {
  const name = attribute(element, "itemprop")?.toLowerCase();
  if (name === undefined || name === "articlebody" || items.has(name)) return;
  const value = attribute(element, "content") ?? attribute(element, "datetime") ?? textOf(element);
  if (value !== "" && value.length <= 500) items.set(name, value);
}

function textOf(element: Element): string {
  let text = "";
  walk(element.childNodes, {
    enter: ({ tagName }) => tagName !== "script" && tagName !== "style",
    leave: () => undefined,
    text: (one) => {
      if (text.length <= LINKED_CHARS_MAX) text += one;
    },
  });
  return element.tagName === "script" ? text : tidy(text.replace(/\s+/g, " "));
}

/** A title whose end was cut away runs to the end of the page. */
function titleText(element: Element): string | null {
  const text = textOf(element);
  return text.length <= TITLE_CHARS_MAX ? text : null;
}

/** An address that leads to a page of the web; null for any other. */
function webAddress(text: string | null): string | null {
  if (text === null || text.length > 2000) return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
