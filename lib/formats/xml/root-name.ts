import type { Opening } from "../opening";

/** What may stand before the first tag, and what may not hide it: notices of a server, declarations, comments. */
const PROLOG = /^(?:[^<]{1,2000}|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype\b[^[>]*(?:\[[\s\S]*?\]\s*)?>)/i;
const STRAY_CHARS_MAX = 4096;

/** How an XML document begins: the name of its outermost element and the text from there; null where it is no XML. */
export function rootOf({ text }: Opening): { name: string; rest: string } | null {
  // UTF-16 without its mark was read as bytes.
  let rest = text.includes("\0") ? text.replaceAll("\0", "") : text;
  const declaration = rest.slice(0, STRAY_CHARS_MAX).search(/<\?xml\s/);
  if (declaration > 0) rest = rest.slice(declaration);
  for (let passed = PROLOG.exec(rest)?.[0] ?? ""; passed !== ""; passed = PROLOG.exec(rest)?.[0] ?? "") {
    rest = rest.slice(passed.length);
  }
  const name = /^<([\w:.-]{1,100})[\s/>]/.exec(rest)?.[1];
  return name === undefined ? null : { name, rest };
}
