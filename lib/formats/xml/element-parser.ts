import { SaxesParser } from "saxes";
import type { XmlElement } from "./xml-element";

/** What stands deeper is text of the element at this depth. */
const DEPTH_MAX = 8;
const STRAY =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)|&#(?:x[\da-f]+|\d+);|<(?![/!?\p{L}_:])|\]\]>/giu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu;

class XmlFault extends Error {}

type Parsed = { element: XmlElement; isReplaced: boolean } | { reason: string };

/**
 * Reads one element by the rules of XML. Strays that every writer of XML by hand makes (a bare `&` or `<`, an entity
 * of HTML, a control character) are mended; wrong nesting is not. Entities of a document's own are never expanded.
 */
export class ElementParser {
  private parser = this.newParser();
  private stack: XmlElement[] = [];
  private root: XmlElement | null = null;
  private deeper = 0;
  private reason = "";

  /** `canonical` gives a name the prefix that its format is known by. */
  constructor(private readonly canonical: (name: string) => string) {}

  parse(raw: string): Parsed {
    const element = this.read(raw);
    if (element) return { element, isReplaced: false };
    const { reason } = this;
    const storable = raw.replace(FORBIDDEN, "\uFFFD");
    const mended = this.read(storable.replace(STRAY, mend));
    return mended ? { element: mended, isReplaced: storable !== raw } : { reason };
  }

  private read(raw: string): XmlElement | null {
    this.stack = [];
    this.root = null;
    this.deeper = 0;
    try {
      this.parser.write(raw).close();
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      this.reason = plain(error.message);
      this.parser = this.newParser();
      return null;
    }
    return this.root;
  }

  private newParser(): SaxesParser {
    const parser = new SaxesParser();
    // At the first fault the rest is not worth reading: a hostile record has a million of them.
    parser.on("error", ({ message }) => {
      throw new XmlFault(message);
    });
    parser.on("opentag", ({ name, attributes }) => this.enter(name, attributes));
    parser.on("closetag", () => this.leave());
    parser.on("text", (text) => this.stack.at(-1)?.parts.push(text));
    parser.on("cdata", (text) => this.stack.at(-1)?.parts.push(text));
    return parser;
  }

  private enter(name: string, attributes: Record<string, string>): void {
    if (this.stack.length === DEPTH_MAX) {
      this.deeper++;
      return;
    }
    const element: XmlElement = { name: this.canonical(name), attributes: this.named(attributes), parts: [] };
    const parent = this.stack.at(-1);
    if (parent) parent.parts.push(element);
    else this.root ??= element;
    this.stack.push(element);
  }

  private leave(): void {
    if (this.deeper > 0) this.deeper--;
    else this.stack.pop();
  }

  private named(attributes: Record<string, string>): Record<string, string> {
    const entries = Object.entries(attributes);
    return entries.length === 0
      ? attributes
      : Object.fromEntries(entries.map(([name, value]) => [this.canonical(name), value]));
  }
}

function mend(stray: string): string {
  if (/^<[!?]/.test(stray)) return stray;
  if (stray === "]]>") return "]]&gt;";
  if (stray === "&") return "&amp;";
  if (stray === "<") return "&lt;";
  const code = /^&#x/i.test(stray)
    ? Number.parseInt(stray.slice(3), 16)
    : Number.parseInt(stray.slice(2), 10);
  const isCharacter = code <= 0x10ffff && !/[\0\p{Cs}]/u.test(String.fromCodePoint(code));
  return isCharacter && String.fromCodePoint(code).search(FORBIDDEN) === -1 ? stray : "\uFFFD";
}

/** The library begins its reasons with line and column inside the element, which say nothing about the file. */
function plain(reason: string): string {
  return reason.replace(/^(?:[^:]*:)?\d+:\d+: /, "").replace(/\.$/, "");
}
