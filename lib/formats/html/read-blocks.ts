import { attribute, type Element, type HtmlDocument } from "./parse-html";
import { walk } from "./walk";

/** A run of text inside one inline element. */
export type Piece = { text: string; element: Element | null; link: Link | null; time: Element | null };
export type Link = { href: string; text: string; element: Element };

export type Block = {
  text: string;
  element: Element | null;
  isQuote: boolean;
  time: string | null;
  links: Link[];
  pieces: Piece[];
};

const UNSEEN = new Set(
  "head title script style template noscript iframe frame object embed svg canvas audio video select option datalist textarea input nav math dialog".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr output q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr br".split(
    " ",
  ),
);
const UNSEEN_ROLES = new Set(["navigation", "menu", "menubar", "search", "dialog", "alertdialog", "tooltip"]);
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const ICONS = new Set(["i", "span"]);

/** The page's text in blocks, as a reader sees it. */
export function readBlocks(document: HtmlDocument): Block[] {
  const reader = new BlockReader();
  walk(document.childNodes, reader);
  reader.flush();
  return reader.blocks;
}

class BlockReader {
  readonly blocks: Block[] = [];
  private readonly around: Element[] = [];
  private readonly inside: Element[] = [];
  private pieces: Piece[] = [];
  private links: Link[] = [];
  private link: Link | null = null;
  private time: Element | null = null;
  private quoteDepth = 0;
  private preDepth = 0;

  enter(element: Element): boolean {
    const tag = element.tagName;
    if (tag === "br") this.add("\n");
    if (isUnseen(element)) return false;
    if (!INLINE.has(tag)) this.open(element);
    if (tag === "blockquote") this.quoteDepth += 1;
    if (tag === "pre") this.preDepth += 1;
    if (tag === "a") this.link = { href: attribute(element, "href") ?? "", text: "", element };
    if (tag === "time") this.time = element;
    this.inside.push(element);
    return true;
  }

  leave(element: Element): void {
    const tag = element.tagName;
    this.inside.pop();
    if (tag === "a") this.link = null;
    if (tag === "time") this.time = null;
    if (!INLINE.has(tag)) {
      this.flush();
      this.around.pop();
    }
    if (tag === "blockquote") this.quoteDepth -= 1;
    if (tag === "pre") this.preDepth -= 1;
  }

  text(text: string): void {
    this.add(this.preDepth > 0 ? text : text.replace(/[ \t\r\n\f]{2,}|[\t\r\n\f]/g, " "));
  }

  private add(text: string): void {
    if (text === "") return;
    this.pieces.push({ text, element: this.inside.at(-1) ?? null, link: this.link, time: this.time });
    if (!this.link) return;
    this.link.text += text;
    if (this.links.at(-1) !== this.link) this.links.push(this.link);
  }

  private open(element: Element): void {
    this.flush();
    this.around.push(element);
  }

  flush(): void {
    const { pieces, links } = this;
    this.pieces = [];
    this.links = [];
    const text = tidy(pieces.map((piece) => piece.text).join(""));
    if (text === "") return;
    const timed = pieces.find(({ time }) => time !== null && attribute(time, "datetime") !== null)?.time;
    this.blocks.push({
      text,
      element: this.around.at(-1) ?? null,
      isQuote: this.quoteDepth > 0,
      time: timed ? attribute(timed, "datetime") : null,
      links: links.map((link) => ({ ...link, text: tidy(link.text) })),
      pieces,
    });
  }
}

/** White space counts once, and not at the ends of lines. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t\r\f\u00A0]{2,}|[\t\r\f\u00A0]/g, " ")
    .replace(/ \n ?|\n /g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Whether an element is there for programs, or is not shown. */
export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.tagName) || isHidden(element);
}

function isHidden(element: Element): boolean {
  if (element.attrs.length === 0) return false;
  if (element.attrs.some(({ name }) => name === "hidden")) return true;
  if (HIDING_STYLE.test(attribute(element, "style") ?? "")) return true;
  if (UNSEEN_ROLES.has(attribute(element, "role") ?? "")) return true;
  // Icons are drawn from words that a reader does not see.
  return ICONS.has(element.tagName) && attribute(element, "aria-hidden") === "true";
}
