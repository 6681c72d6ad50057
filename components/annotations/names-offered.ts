import type { Colleague } from "@/lib/annotations/view";

const OFFERED_MAX = 8;

/** What is being typed after an `@` before the caret, and where the `@` stands; null where nobody is being named. */
export function nameInTheMaking(text: string, caret: number): { at: number; typed: string } | null {
  const at = text.lastIndexOf("@", caret - 1);
  // An address in a note is nobody's name.
  if (at < 0 || /[\p{L}\p{N}_.]/u.test(text.charAt(at - 1))) return null;
  const typed = text.slice(at + 1, caret);
  return /^[^\n@]{0,40}$/.test(typed) && !/^\s/.test(typed) ? { at, typed } : null;
}

/** The colleagues that what was typed may mean: names that begin so, then addresses, then names with a part that does. */
export function colleaguesLike(typed: string, colleagues: readonly Colleague[]): Colleague[] {
  const wanted = folded(typed);
  const beginning = colleagues.filter(({ name }) => folded(name).startsWith(wanted));
  const within = colleagues.filter(({ name }) => folded(name).includes(` ${wanted}`));
  const addressed = wanted === "" ? [] : colleagues.filter(({ handle }) => folded(handle).startsWith(wanted));
  return [...new Set([...beginning, ...addressed, ...within])].slice(0, OFFERED_MAX);
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
