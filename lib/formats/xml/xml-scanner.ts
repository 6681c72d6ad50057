import { ElementParser } from "./element-parser";
import { nameEnd, tagEnd } from "./tag";
import type { XmlElement } from "./xml-element";
import type { ShapeNames } from "./xml-shape";

/** What a document is made of, in its order. `line` counts from 1. */
export type XmlPiece =
  | { kind: "open"; name: string; tag: string; line: number }
  | { kind: "close"; name: string }
  | { kind: "element"; element: XmlElement; raw: string; line: number; isReplaced: boolean }
  /** An element that breaks the rules of XML, or is too large: `raw` is all of it, or its beginning. */
  | { kind: "broken"; name: string; raw: string; line: number; reason: string; isWhole: boolean };

type Outcome = XmlPiece | "starved" | "on";

type OpenElement = {
  name: string;
  canonical: string;
  start: number;
  line: number;
  scanAt: number;
  depth: number;
  /** The end of the section (CDATA, comment, instruction) that the scan is in. */
  until: string | null;
  /** The beginning of an element that is too large to be kept. */
  head: string | null;
};

const ELEMENT_CHARS_MAX = 2 * 1024 * 1024;
const SECTION_CHARS_MAX = 512 * 1024;
const HEAD_CHARS = 64 * 1024;
/**
 * How much may be read twice where an element without end hides others: so much, and half of what was read. A hostile
 * file must not make it every time.
 */
const RESCAN_CHARS_MIN = 4 * 1024 * 1024;
const LOOK_AHEAD_CHARS = 9;
const SLASH = 0x2f;

/** Finds the elements of a document that arrives in pieces, and holds only the one that it is in. */
export class XmlScanner {
  private buffer = "";
  private at = 0;
  private isLast = false;
  private open: OpenElement | null = null;
  private section: { start: number; scanAt: number; until: string } | null = null;
  private line = 1;
  private countedTo = 0;
  private fed = 0;
  private rescanned = 0;
  private readonly parser: ElementParser;

  constructor(private readonly names: ShapeNames) {
    this.parser = new ElementParser(names.canonical);
  }

  /** How much text waits for its end: to add far less than that each time would be slow. */
  get backlog(): number {
    return this.buffer.length - this.keepFrom();
  }

  feed(text: string, isLast: boolean): void {
    const keep = this.keepFrom();
    this.lineOf(keep);
    this.buffer = this.buffer.slice(keep) + text;
    this.isLast = isLast;
    this.fed += text.length;
    this.at -= keep;
    this.countedTo -= keep;
    if (this.open) {
      this.open.start -= keep;
      this.open.scanAt -= keep;
    }
    if (this.section) {
      this.section.start -= keep;
      this.section.scanAt -= keep;
    }
  }

  /** The next piece; null where there is none before more text is fed. */
  next(): XmlPiece | null {
    for (;;) {
      let outcome = this.open ? this.scanElement(this.open) : this.scanBetween();
      if (outcome === "starved") {
        outcome = this.giveUp();
        if (outcome === "starved") return null;
      }
      if (outcome !== "on") return outcome;
    }
  }

  /** The line so many characters before the end of the text fed. */
  lineBeforeEnd(chars: number): number {
    const breaks = this.buffer.slice(this.countedTo, this.buffer.length - chars).split("\n");
    return this.line + breaks.length - 1;
  }

  private keepFrom(): number {
    if (this.open) return this.open.head === null ? this.open.start : this.open.scanAt;
    return this.section ? this.section.start : this.at;
  }

  private lineOf(index: number): number {
    for (;;) {
      const feed = this.buffer.indexOf("\n", this.countedTo);
      if (feed === -1 || feed >= index) break;
      this.line++;
      this.countedTo = feed + 1;
    }
    this.countedTo = Math.max(this.countedTo, index);
    return this.line;
  }

  private scanBetween(): Outcome {
    if (this.section) return this.passSection(this.section);
    const tag = this.buffer.indexOf("<", this.at);
    this.at = tag === -1 ? this.buffer.length : tag;
    if (tag === -1 || (!this.isLast && this.buffer.length - tag < LOOK_AHEAD_CHARS)) return "starved";
    const until = sectionEnd(this.buffer, tag) ?? doctypeEnd(this.buffer, tag);
    if (until !== null) {
      this.section = { start: tag, scanAt: tag + 2, until };
      return "on";
    }
    const isClosing = this.buffer.charCodeAt(tag + 1) === SLASH;
    const from = tag + (isClosing ? 2 : 1);
    const to = nameEnd(this.buffer, from, this.isLast);
    if (to === -1) return "starved";
    const end = to === from ? null : tagEnd(this.buffer, to, this.isLast);
    if (end === -1) return "starved";
    this.at = end ?? tag + 1;
    if (end !== null) return this.enter(this.buffer.slice(from, to), tag, end, isClosing);
    const name = this.names.canonical(this.buffer.slice(from, to));
    if (isClosing || !this.names.isRecord(name)) return "on";
    const raw = this.buffer
      .slice(tag, tag + HEAD_CHARS)
      .split("<", 2)
      .join("<");
    const reason = "its tag does not end";
    return { kind: "broken", name, raw, line: this.lineOf(tag), reason, isWhole: false };
  }

  private enter(name: string, tag: number, end: number, isClosing: boolean): Outcome {
    const isEmpty = this.buffer.charCodeAt(end - 2) === SLASH;
    const text = this.buffer.slice(tag, end);
    if (text.includes("xmlns:")) this.names.declare(text);
    const canonical = this.names.canonical(name);
    if (this.names.isContainer(canonical)) {
      if (isClosing) return { kind: "close", name: canonical };
      return isEmpty ? "on" : { kind: "open", name: canonical, tag: text, line: this.lineOf(tag) };
    }
    if (isClosing) return "on";
    const line = this.names.isWanted(canonical) ? this.lineOf(tag) : this.line;
    const open = { name, canonical, start: tag, line, scanAt: end, depth: 1, until: null, head: null };
    if (isEmpty) return this.complete(open, end);
    this.open = open;
    return "on";
  }

  private passSection(section: { scanAt: number; until: string }): Outcome {
    const end = this.buffer.indexOf(section.until, section.scanAt);
    if (end === -1) {
      section.scanAt = Math.max(section.scanAt, this.buffer.length - section.until.length + 1);
      return "starved";
    }
    this.at = end + section.until.length;
    this.section = null;
    return "on";
  }

  private scanElement(open: OpenElement): Outcome {
    for (;;) {
      if (open.until !== null && !this.passUntil(open, open.until)) return "starved";
      const tag = this.buffer.indexOf("<", open.scanAt);
      open.scanAt = tag === -1 ? this.buffer.length : tag;
      if (tag === -1 || (!this.isLast && this.buffer.length - tag < LOOK_AHEAD_CHARS)) return "starved";
      open.until = sectionEnd(this.buffer, tag);
      if (open.until !== null) {
        open.scanAt = tag + (open.until === "]]>" ? LOOK_AHEAD_CHARS : 2);
        continue;
      }
      const isClosing = this.buffer.charCodeAt(tag + 1) === SLASH;
      const from = tag + (isClosing ? 2 : 1);
      const to = nameEnd(this.buffer, from, this.isLast);
      if (to === -1) return "starved";
      if (to === from) {
        open.scanAt = tag + 1;
        continue;
      }
      const outcome = this.meet(open, { name: this.buffer.slice(from, to), tag, to, isClosing });
      if (outcome !== "on" || this.open !== open) return outcome;
    }
  }

  private passUntil(open: OpenElement, until: string): boolean {
    const end = this.buffer.indexOf(until, open.scanAt);
    open.scanAt =
      end === -1 ? Math.max(open.scanAt, this.buffer.length - until.length + 1) : end + until.length;
    if (end !== -1) open.until = null;
    return end !== -1;
  }

  private meet(
    open: OpenElement,
    met: { name: string; tag: number; to: number; isClosing: boolean },
  ): Outcome {
    const isOwn = met.name === open.name;
    const isEnd = isOwn && met.isClosing;
    const isOutside = !isEnd && this.names.endsElement(open.canonical, this.names.canonical(met.name));
    open.scanAt = met.to;
    if (!isOwn && !isOutside) return "on";
    const end = tagEnd(this.buffer, met.to, this.isLast);
    open.scanAt = end === -1 ? met.tag : (end ?? met.to);
    if (end === -1) return "starved";
    const isEmpty = end !== null && !met.isClosing && this.buffer.charCodeAt(end - 2) === SLASH;
    if (end === null || isEmpty) return "on";
    if (isOutside) return this.breakOff(open, met.tag, "its end tag is missing");
    open.depth += isEnd ? -1 : 1;
    return open.depth === 0 ? this.complete(open, end) : "on";
  }

  private complete(open: OpenElement, end: number): Outcome {
    this.open = null;
    this.at = end;
    if (!this.names.isWanted(open.canonical)) return "on";
    if (open.head !== null) return this.breakOff(open, end, "");
    const raw = this.buffer.slice(open.start, end);
    const parsed = this.parser.parse(raw);
    if ("reason" in parsed) return this.breakOff(open, end, parsed.reason);
    return { kind: "element", raw, line: open.line, ...parsed };
  }

  /** Leaves a broken element, where it seems to end or where another begins inside. */
  private breakOff(open: OpenElement, end: number, reason: string): Outcome {
    this.open = null;
    const isWanted = this.names.isWanted(open.canonical);
    this.at = end;
    const piece = { kind: "broken", name: open.canonical, line: open.line } as const;
    if (open.head !== null) {
      const isTold = isWanted || this.isLast;
      return isTold ? { ...piece, raw: open.head, reason: "it is too large", isWhole: false } : "on";
    }
    this.at = this.hiddenStart(open, end) ?? end;
    const raw = this.buffer.slice(open.start, this.at);
    return isWanted ? { ...piece, raw, reason, isWhole: true } : "on";
  }

  private hiddenStart(open: OpenElement, end: number): number | null {
    const pattern = this.names.hiddenStart(open.canonical);
    pattern.lastIndex = 0;
    const found = pattern.exec(this.buffer.slice(open.start + 1, end));
    if (!found) return null;
    const start = open.start + 1 + found.index;
    return this.mayRescan(end - start) ? start : null;
  }

  private mayRescan(chars: number): boolean {
    this.rescanned += chars;
    return this.rescanned <= RESCAN_CHARS_MIN + this.fed / 2;
  }

  /** Decides what to do where the text ends inside an element or section, or where that one has grown too large. */
  private giveUp(): Outcome {
    const { open, section } = this;
    if (open) {
      if (this.isLast) return this.breakOff(open, this.buffer.length, "the file ends inside");
      if (open.head !== null || this.buffer.length - open.start <= ELEMENT_CHARS_MAX) return "starved";
      if (this.hiddenStart(open, this.buffer.length) !== null) {
        return this.breakOff(open, this.buffer.length, "its end is missing");
      }
      open.head = this.buffer.slice(open.start, open.start + HEAD_CHARS);
      return "starved";
    }
    if (!section || (!this.isLast && this.buffer.length - section.start <= SECTION_CHARS_MAX))
      return "starved";
    this.section = null;
    this.at = this.mayRescan(this.buffer.length - section.start) ? section.start + 2 : this.buffer.length;
    const raw = this.buffer.slice(section.start, Math.min(this.at + 200, this.buffer.length));
    const reason = `a part that “${section.until}” should end has no end`;
    return { kind: "broken", name: "", raw, line: this.lineOf(section.start), reason, isWhole: true };
  }
}

function sectionEnd(text: string, at: number): "]]>" | "-->" | "?>" | null {
  if (text.startsWith("<![CDATA[", at)) return "]]>";
  if (text.startsWith("<!--", at)) return "-->";
  return text.startsWith("<?", at) ? "?>" : null;
}

/** A document type may carry declarations, in which entities hide; all of it is passed over. */
function doctypeEnd(text: string, at: number): "]" | ">" | null {
  if (!/^<!doctype\b/i.test(text.slice(at, at + 10))) return null;
  const found = /[[>]/.exec(text.slice(at, at + 4096));
  return found?.[0] === "[" ? "]" : ">";
}
