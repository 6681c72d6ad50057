import { nameScore } from "./author-name";
import { headItems } from "./head-items";
import { isSection } from "./head-title";
import type { MemberLine } from "./member-lines";
import { plainLine } from "./plain-line";

const ADDRESS = /\/member\/(view\/)?([^\s/?#"'<>]{1,80})/i;
const WHOSE = String.raw`(?:past|recent|latest|all)?\s*(?:comments|posts|profile|past|activity)`;
const PHRASES = [
  new RegExp(`^(.{1,60}?)['’]s? ${WHOSE}$`, "i"),
  /^(?:past |recent |latest |all )?(?:comments|posts) (?:by|from|of) (.{1,60})$/i,
  /^(?:member|profile|user|username|name)(?: profile| page)?\s*[:–—-]\s*(.{1,60})$/i,
  /^(.{1,60}?) [-–—|] japan ?today$/i,
  new RegExp(`^(.{1,60}?) ${WHOSE}$`, "i"),
];
const NO_NAME =
  /^(?:japan ?today|members?|profile|home|my page|(?:past |recent |latest |all )?(?:comments|posts|activity)|about|bio|location|joined|\d+ (?:comments|posts))$/i;
const LIKELY_NAME = 2;
const HEAD_LINES = 60;

/**
 * Whose page it is: the name of which the address is made, else the one that a phrase of the page's head names, else
 * the only line of the head that reads as a name; null where none does.
 */
export function memberName(head: readonly MemberLine[], address: string | null): string | null {
  const lines = head.slice(0, HEAD_LINES).map((line) => ({ ...line, text: plainLine(line.text) }));
  const texts = lines.map(({ text }) => text).filter((text) => text !== "");
  const phrased = phrasedName(texts);
  const told = addressName(address) ?? texts.map(addressName).find((name) => name !== null) ?? null;
  if (told) {
    const candidates = phrased === null ? texts : [phrased, ...texts];
    return candidates.find((text) => slug(text) === slug(told.name)) ?? phrased ?? told.name;
  }
  if (phrased !== null) return phrased;
  const items = headItems(lines);
  const names = items.filter(
    (item, index) =>
      item.kind === "text" &&
      !NO_NAME.test(item.text) &&
      !isSection(item, items[index + 1]) &&
      isLikely(item.text),
  );
  const [only] = new Set(names.map(({ text }) => text));
  return new Set(names.map(({ text }) => text)).size === 1 ? (only ?? null) : null;
}

function phrasedName(texts: readonly string[]): string | null {
  for (const pattern of PHRASES) {
    for (const text of texts) {
      const name = NO_NAME.test(text) ? undefined : pattern.exec(text)?.[1]?.trim();
      if (name && !NO_NAME.test(name) && nameScore(name) !== null) return name;
    }
  }
  return null;
}

function addressName(address: string | null): { name: string } | null {
  const found = ADDRESS.exec(address ?? "")?.[2];
  if (found === undefined) return null;
  try {
    return { name: decodeURIComponent(found.replaceAll("+", " ")) };
  } catch {
    return { name: found };
  }
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function isLikely(text: string): boolean {
  return (nameScore(text) ?? 0) >= LIKELY_NAME;
}
