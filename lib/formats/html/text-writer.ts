const UNSTORABLE_ALL = /[\0\p{Cs}]/gu;
const QUOTE_DEPTH_MAX = 20;

/** Writes text as a reader sees it: white space counts once, blocks stand apart, quoted lines begin with `> `. */
export class TextWriter {
  private readonly lines: string[] = [];
  private readonly keepsLines: boolean;
  private current = "";
  private wantsBlank = false;
  private quoteDepth = 0;
  private lastDepth = 0;
  private preDepth = 0;
  private remembered = 0;
  private isRemembering = false;
  private mark = "";

  constructor({ keepsLines }: { keepsLines: boolean }) {
    this.keepsLines = keepsLines;
  }

  text(text: string): void {
    if (!this.keepsLines && this.preDepth === 0) {
      this.inline(text);
      return;
    }
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) this.lineBreak();
      if (this.preDepth > 0) this.current += line;
      else this.inline(line);
    }
  }

  private inline(text: string): void {
    const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
    const isAtStart = this.current === "" || this.current.endsWith(" ");
    this.current += isAtStart && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
  }

  /** Ends the line even where it is empty: two of them stand for an empty line. */
  lineBreak(): void {
    if (this.current.trim() === "") this.wantsBlank = true;
    this.line();
  }

  /** Ends the line where there is one. */
  line(): void {
    const text = this.current.replaceAll("\u00A0", " ").trimEnd();
    this.current = "";
    this.isRemembering = false;
    if (text.trim() === "") return;
    if (this.wantsBlank && this.lines.length > 0) {
      this.lines.push(prefix(Math.min(this.lastDepth, this.quoteDepth)).trimEnd());
    }
    this.lines.push(prefix(this.quoteDepth) + this.mark + (this.preDepth > 0 ? text : text.trim()));
    this.mark = "";
    this.wantsBlank = false;
    this.lastDepth = this.quoteDepth;
  }

  paragraph(): void {
    this.line();
    this.wantsBlank = true;
  }

  /** The next line begins with the mark of a list's item. */
  item(): void {
    this.mark = "- ";
  }

  quote(by: 1 | -1): void {
    this.quoteDepth += by;
  }

  preformatted(by: 1 | -1): void {
    this.preDepth += by;
  }

  /** From here on the text is remembered, to the end of the line. */
  remember(): void {
    this.remembered = this.current.length;
    this.isRemembering = true;
  }

  recall(): string {
    return this.isRemembering ? this.current.slice(this.remembered).trim() : "";
  }

  replaceRemembered(text: string): void {
    this.current = this.current.slice(0, this.remembered) + text;
  }

  finish(): string {
    this.line();
    return this.lines.join("\n").replace(UNSTORABLE_ALL, "\uFFFD").trim();
  }
}

function prefix(quoteDepth: number): string {
  return "> ".repeat(Math.min(Math.max(quoteDepth, 0), QUOTE_DEPTH_MAX));
}
