const LONG_DIGITS = /\d{16}/;
// Texts are matched too, so that digits within them stay as they are.
const TEXT_OR_LONG = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;

/** The value of a JSON text; undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(LONG_DIGITS.test(text) ? text.replace(TEXT_OR_LONG, exactly) : text);
  } catch {
    return undefined;
  }
}

/** A whole number that JavaScript would round, as an id of twenty digits, stays the text of its digits. */
export function exactNumber(digits: string): number | string {
  const value = Number(digits);
  return Number.isSafeInteger(value) || !/^-?\d{16,}$/.test(digits) ? value : digits;
}

function exactly(found: string): string {
  return found.startsWith('"') || typeof exactNumber(found) === "number" ? found : `"${found}"`;
}
