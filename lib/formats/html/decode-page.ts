import type { ParseWarning } from "@/lib/domain/parsed-article";

const META_BYTES = 8192;
const META_CHARSET = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;
const XML_CHARSET = /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i;
const ESCAPE = 0x1b;
const DOLLAR = 0x24;
const KANA = /[\u3041-\u3096\u30A1-\u30FA]/g;
const HALF_KANA = /[\uFF61-\uFF9F]/g;
// Node 20 decodes Windows-1252 as Latin-1, which has control characters in place of these signs.
const CONTROLS = /[\u0080-\u009F]/g;
const WINDOWS_SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const UNSTORABLE = /[\0\p{Cs}]/gu;

/**
 * A page's bytes as text: by its byte-order mark, the header that came with it, what its markup says, or by what fits.
 * Bytes that are no text are replaced, and a warning says where.
 */
export function decodePage(
  bytes: Uint8Array,
  charsetOfHeader: string | null = null,
): { text: string; charset: string; warnings: ParseWarning[] } {
  const charset = charsetOf(bytes, charsetOfHeader);
  const decoded = decoder(charset)?.decode(bytes) ?? "";
  const text = charset === "windows-1252" ? decoded.replace(CONTROLS, windowsSign) : decoded;
  const warnings = isWhole(charset, bytes) ? [] : [undecodable(text, charset)];
  return { text: text.replace(UNSTORABLE, "\uFFFD"), charset, warnings };
}

function windowsSign(control: string): string {
  return WINDOWS_SIGNS.charAt(control.charCodeAt(0) - 0x80);
}

function charsetOf(bytes: Uint8Array, ofHeader: string | null): string {
  const mark = byteOrderMark(bytes);
  if (mark) return mark;
  if (ofHeader !== null && decoder(ofHeader)) return named(ofHeader);
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, META_BYTES));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return unmarked;
  const said = XML_CHARSET.exec(start)?.[1] ?? META_CHARSET.exec(start)?.[1];
  // What an old page says is right for its server, and often wrong for a copy that was saved as UTF-8.
  if (said !== undefined && decoder(said)) {
    const name = named(said);
    const isSaidUtf16 = name.startsWith("utf-16");
    if (!isSaidUtf16 && (name === "utf-8" || isWhole(name, bytes) || !isWhole("utf-8", bytes))) {
      return name === "utf-8" && !isWhole("utf-8", bytes) ? (detect(bytes) ?? "utf-8") : name;
    }
  }
  if (isWhole("utf-8", bytes) && !hasEscapes(bytes)) return "utf-8";
  return detect(bytes) ?? (isNearlyUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** The charset of Japan's old pages, if the bytes are whole in it and read as Japanese. */
function detect(bytes: Uint8Array): string | null {
  if (hasEscapes(bytes)) return "iso-2022-jp";
  const scored = ["shift_jis", "euc-jp"].flatMap((charset) => {
    if (!isWhole(charset, bytes)) return [];
    const text = decoder(charset)?.decode(bytes.subarray(0, 1_000_000)) ?? "";
    return [{ charset, score: (text.match(KANA)?.length ?? 0) - (text.match(HALF_KANA)?.length ?? 0) }];
  });
  const best = scored.reduce((top, one) => (one.score > top.score ? one : top), { charset: "", score: 0 });
  return best.score > 0 ? best.charset : null;
}

/** ISO-2022-JP switches to its characters by ESC $ @ or ESC $ B. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESCAPE); at !== -1; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === DOLLAR && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)) return true;
  }
  return false;
}

/** A page of UTF-8 in which a few bytes are damaged. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const beyondAscii = new TextDecoder().decode(bytes).match(/[\u0080-\u{10FFFF}]/gu) ?? [];
  const damaged = beyondAscii.filter((character) => character === "\uFFFD").length;
  return beyondAscii.length > damaged * 5;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** Markup begins with ASCII, in which UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null;
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return "utf-16le";
  return bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0 ? "utf-16be" : null;
}

function isWhole(charset: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decoder(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

function named(charset: string): string {
  return decoder(charset)?.encoding ?? "utf-8";
}

function undecodable(text: string, charset: string): ParseWarning {
  const first = text.indexOf("\uFFFD");
  const line = first === -1 ? null : text.slice(0, first).split("\n").length;
  const where = line === null ? "" : `, the first on line ${line}`;
  const message = `The page holds bytes that are not ${charset.toUpperCase()}${where}; each was replaced by U+FFFD. Save the page again to get them right.`;
  return { code: "undecodable_bytes", message, line, position: null };
}
