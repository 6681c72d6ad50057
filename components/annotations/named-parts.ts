import type { Colleague } from "@/lib/annotations/view";

/** A run of a text; `colleague` where it is `@` and the name of one. */
export type NamedPart = { start: number; text: string; colleague: Colleague | null };

/** Cuts a text at the colleagues that it names. Of two names that begin alike the longer one counts. */
export function namedParts(text: string, colleagues: readonly Colleague[]): NamedPart[] {
  const byLength = colleagues
    .filter(({ name }) => name !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  const parts: NamedPart[] = [];
  let plain = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const colleague = isAfterLetter(text, at)
      ? undefined
      : byLength.find(({ name }) => isNameAt(text, at + 1, name));
    if (!colleague) continue;
    if (at > plain) parts.push({ start: plain, text: text.slice(plain, at), colleague: null });
    plain = at + 1 + colleague.name.length;
    parts.push({ start: at, text: text.slice(at, plain), colleague });
  }
  if (plain < text.length) parts.push({ start: plain, text: text.slice(plain), colleague: null });
  return parts;
}

/** What is being typed after an `@` before the caret, and where the `@` stands; null where nobody is being named. */
export function nameInTheMaking(text: string, caret: number): { at: number; typed: string } | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at < 0 || isAfterLetter(text, at)) return null;
  const typed = text.slice(at + 1, caret);
  return /^[^\n@]{0,40}$/.test(typed) && !/^\s/.test(typed) ? { at, typed } : null;
}

/** The colleagues that what was typed may mean: names that begin so, then names with a part that does. */
export function colleaguesLike(typed: string, colleagues: readonly Colleague[]): Colleague[] {
  const wanted = folded(typed);
  const beginning = colleagues.filter(({ name }) => folded(name).startsWith(wanted));
  const within = colleagues.filter(
    (colleague) => !beginning.includes(colleague) && folded(colleague.name).includes(` ${wanted}`),
  );
  return [...beginning, ...within].slice(0, 8);
}

function isNameAt(text: string, start: number, name: string): boolean {
  const end = start + name.length;
  return folded(text.slice(start, end)) === folded(name) && !/[\p{L}\p{N}_]/u.test(text.charAt(end));
}

// An address in a note is nobody's name.
function isAfterLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}._-]/u.test(text.charAt(at - 1));
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
