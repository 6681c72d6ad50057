import type { SourceLine } from "./source-line";

const START_CHARS = 400;
const CSV_LINES = 4;
const HTML = /^<(?:!doctype html|html|head|body|meta|div|p|article|section)\b/i;
const XML_DECLARATION = /^<\?xml[^<>]*\?>\s*/i;
const MHTML = /^(?:From: <Saved by|MIME-Version:|Content-Type: multipart\/related)/i;
const MARKUP = /^<(?:[a-z_][\w:.-]*(?:\s[^<>]*)?\/?>|!--|!doctype\b|\?xml\b)/i;
const JSON_RECORD = /^\[?\s*\{\s*(?:\}|"(?:[^"\\]|\\.){0,200}"\s*:)/;
const JSON_LIST = /^\[\s*(?:["\d\]{[-]|true\b|false\b|null\b)/;
const CSV_CELL = String.raw`(?:"[^"]{0,200}"|[^",;\t\s][^",;\t]{0,60})`;
const CSV_HEADERS = [",", ";", "\t"].map((separator) => ({
  separator,
  header: new RegExp(`^${CSV_CELL}(?:${separator}${CSV_CELL}){2,}${separator}?$`),
}));

/** Says what a file is that holds something else than the text of a page, and what to do about it; null for a text. Blank lines do not count. */
export function otherForm(opening: readonly SourceLine[], last: SourceLine): string | null {
  const [first, second] = opening;
  if (!first) return null;
  const start = `${first.text} ${second?.text ?? ""}`.replace(XML_DECLARATION, "").slice(0, START_CHARS);
  if (HTML.test(start) || MHTML.test(start)) {
    return "this is a saved web page, not text; import it without naming the format, which is then found by itself.";
  }
  if (MARKUP.test(first.text.slice(0, START_CHARS))) return unknownForm("XML");
  if (isJson(opening, last)) return unknownForm("JSON");
  if (start.startsWith("{\\rtf")) {
    return "this is a word processor's file; save it as plain text and import that.";
  }
  if (!isCsv(opening.map(({ text }) => text))) return null;
  return "this looks like a table and not the text of a page; import it as a table and say which column holds the comments.";
}

function unknownForm(form: string): string {
  return `this is ${form}, and none of the kinds that can be read; docs/formats.md lists them. Export it again as one of these, or import the text of the page.`;
}

function isJson(opening: readonly SourceLine[], last: SourceLine): boolean {
  const start = opening
    .slice(0, 4)
    .map(({ text }) => text.slice(0, START_CHARS))
    .join(" ");
  if (JSON_RECORD.test(start)) return true;
  return JSON_LIST.test(start) && last.text.endsWith("]");
}

/** Cells without a space behind the separator, in the first line and one of the next; a sentence has spaces behind its commas. */
export function isCsv(lines: readonly string[]): boolean {
  const [header = "", ...rows] = lines.slice(0, CSV_LINES).map((line) => line.slice(0, START_CHARS));
  return CSV_HEADERS.some((form) => {
    if (!form.header.test(header)) return false;
    const isRow = (row: string) =>
      row.split(form.separator).filter((cell) => !cell.startsWith(" ")).length >= 3;
    return rows.length === 0 || rows.some(isRow);
  });
}
