import { createParser } from "nuqs/server";
import { AppError } from "@/lib/errors";

// How words of an address are read, wherever PostgreSQL gets them: what it cannot hold is no value.
const INT4_MAX = 2 ** 31 - 1;
const CHARS_MAX = 2000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Text; what holds a control character is none. */
export const parseAsText = createParser<string>({
  parse: (text) => (CONTROL.test(text) ? null : text.slice(0, CHARS_MAX)),
  serialize: (text) => text,
});

/** A whole number. One that is too large is the largest that there is. */
export const parseAsWhole = createParser<number>({
  parse: (text) => within(Number.parseInt(text, 10), INT4_MAX),
  serialize: (value) => String(value),
});

/** Any number. One that is too large is the largest that there is. */
export const parseAsAmount = createParser<number>({
  parse: (text) => within(Number.parseFloat(text), Number.MAX_SAFE_INTEGER),
  serialize: (value) => String(value),
});

/** Where a page of a list begins; what is no place in that list begins it anew. */
export function parseAsPlace(read: (text: string) => unknown) {
  return createParser<string>({
    parse: (text) => (isReadable(read, text) ? text : null),
    serialize: (text) => text,
  });
}

function within(value: number, max: number): number | null {
  return Number.isNaN(value) ? null : Math.min(max, Math.max(-max, value));
}

function isReadable(read: (text: string) => unknown, text: string): boolean {
  try {
    return read(text) !== null;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
