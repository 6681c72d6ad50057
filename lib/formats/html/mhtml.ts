import { AppError } from "@/lib/errors";

/** The page inside a web archive, as it was saved. */
export type ArchivedPage = {
  bytes: Uint8Array;
  /** What the part's own header says; null where it says nothing. */
  charset: string | null;
  url: string | null;
  /** ISO 8601. */
  savedAt: string | null;
};

type Part = { headers: ReadonlyMap<string, string>; start: number; end: number };

const EQUALS = 0x3d;
const HEADER_CHARS_MAX = 64 * 1024;
const PARTS_MAX = 10_000;
const DEPTH_MAX = 3;
const MHTML = /^\s{0,20}(?:[\w-]{1,60}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,20}){1,30}/;

/** Whether a document begins with the headers of a web archive. */
export function isMhtml(opening: string): boolean {
  const start = opening.slice(0, 16_000);
  if (
    !/^\s*(?:From|Snapshot-Content-Location|Subject|Date|MIME-Version|Content-Type|X-[\w-]+|Return-Path|Message-ID):/i.test(
      start,
    )
  )
    return false;
  const headers = MHTML.exec(start)?.[0] ?? "";
  return /^content-type:\s*(?:multipart\/|text\/html)/im.test(headers);
}

/** Takes the main page out of a web archive: the part that the address or `start` names, else the first page. */
export function readMhtml(fileName: string, bytes: Uint8Array): ArchivedPage {
  // One character for each byte: headers and borders are ASCII, and parts are cut out by their places.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const whole = partFrom(text, 0, text.length);
  const address = header(whole, "snapshot-content-location") ?? header(whole, "content-location");
  const pages = pagesIn(text, whole, 0);
  const start = parameter(header(whole, "content-type"), "start");
  const page =
    pages.find((one) => start !== null && header(one, "content-id") === start) ??
    pages.find((one) => address !== null && header(one, "content-location") === address) ??
    pages[0];
  if (!page) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: this web archive holds no page; save the page again, or import its text.`,
    );
  }
  const savedMs = Date.parse(header(whole, "date") ?? "");
  return {
    bytes: bodyOf(text, page),
    charset: parameter(header(page, "content-type"), "charset"),
    url: address ?? header(page, "content-location"),
    savedAt: Number.isNaN(savedMs) ? null : new Date(savedMs).toISOString(),
  };
}

function pagesIn(text: string, part: Part, depth: number): Part[] {
  const type = header(part, "content-type") ?? "text/html";
  if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return [part];
  const border = /^multipart\//i.test(type) ? parameter(type, "boundary") : null;
  if (border === null || depth === DEPTH_MAX) return [];
  return partsOf(text, part, border).flatMap((one) => pagesIn(text, one, depth + 1));
}

/** The parts between the border's lines. The last may have no closing border, where the file was cut off. */
function partsOf(text: string, { start, end }: Part, boundary: string): Part[] {
  const line = `--${boundary}`;
  const borders: number[] = [];
  let at = text.startsWith(line, start) ? start : next(text, line, start);
  while (at !== -1 && at < end && borders.length < PARTS_MAX) {
    borders.push(at);
    if (text.startsWith("--", at + line.length)) break;
    at = next(text, line, at + line.length);
  }
  return borders.flatMap((from, index) => {
    const first = text.indexOf("\n", from);
    const last = Math.min(borders[index + 1] ?? end, end);
    const isClosing = text.startsWith("--", from + line.length);
    return first === -1 || first >= last || isClosing ? [] : [partFrom(text, first + 1, last)];
  });
}

function next(text: string, line: string, from: number): number {
  const at = text.indexOf(`\n${line}`, from);
  return at === -1 ? -1 : at + 1;
}

function partFrom(text: string, start: number, end: number): Part {
  const headers = new Map<string, string>();
  let at = start;
  let name = "";
  while (at < end && at - start < HEADER_CHARS_MAX) {
    const feed = text.indexOf("\n", at);
    const stop = feed === -1 || feed > end ? end : feed;
    const line = text.slice(at, stop).replace(/\r$/, "");
    at = stop + 1;
    if (line === "") {
      if (headers.size > 0) break;
      continue;
    }
    if (/^[ \t]/.test(line)) headers.set(name, `${headers.get(name) ?? ""} ${line.trim()}`);
    else {
      const colon = line.indexOf(":");
      name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
      headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, start: Math.min(at, end), end };
}

function header({ headers }: Part, name: string): string | null {
  return headers.get(name) || null;
}

function parameter(value: string | null, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;]{1,200}))`, "i").exec(
    value ?? "",
  );
  return found?.[1] ?? found?.[2] ?? null;
}

function bodyOf(text: string, part: Part): Uint8Array {
  const body = text.slice(part.start, part.end);
  const encoding = header(part, "content-transfer-encoding")?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  return encoding === "quoted-printable" ? unquoted(body) : Buffer.from(body, "latin1");
}

/** `=C3` stands for a byte, and a `=` at the end of a line for no line break at all. */
function unquoted(body: string): Uint8Array {
  const joined = Buffer.from(body.replace(/=[ \t]*\r?\n/g, ""), "latin1");
  let length = 0;
  for (let at = 0; at < joined.length; at += 1) {
    const byte = joined[at] ?? 0;
    const code = byte === EQUALS ? hexValue(joined[at + 1]) * 16 + hexValue(joined[at + 2]) : Number.NaN;
    joined[length] = Number.isNaN(code) ? byte : code;
    length += 1;
    if (!Number.isNaN(code)) at += 2;
  }
  return joined.subarray(0, length);
}

function hexValue(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte & ~0x20;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : Number.NaN;
}
