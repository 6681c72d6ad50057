const REPLACED = 2;
const GAP = 3;
const GAP_CHARACTER = 1;
const NEVER = 2 ** 29;

/**
 * For each place of `text` (0 to its length) what it costs to edit `before` into what ends there: 2 a replaced
 * character; 3 a stretch put in or taken out, and 1 each of its characters, since people edit words and sentences.
 * Where it begins is free, unless `before` is all that stood from the start. O. Gotoh, "An improved algorithm for
 * matching biological sequences", Journal of Molecular Biology 162 (1982), with the free start of P. H. Sellers
 * (1980). Takes `before.length * text.length` steps.
 */
export function costsOfEndingAt(text: string, before: string, isFromStart: boolean): Int32Array {
  const rows = before.length;
  const pattern = Uint16Array.from({ length: rows }, (_, index) => before.charCodeAt(index));
  const best = Int32Array.from({ length: rows + 1 }, (_, row) => gap(row));
  const putIn = new Int32Array(rows + 1).fill(NEVER);
  const costs = new Int32Array(text.length + 1);
  costs[0] = best[rows] ?? 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    let diagonal = best[0] ?? 0;
    let above = isFromStart ? gap(index + 1) : 0;
    let takenOut = NEVER;
    best[0] = above;
    for (let row = 1; row <= rows; row += 1) {
      const left = best[row] ?? 0;
      const added = Math.min((putIn[row] ?? 0) + GAP_CHARACTER, left + GAP + GAP_CHARACTER);
      takenOut = Math.min(takenOut + GAP_CHARACTER, above + GAP + GAP_CHARACTER);
      above = Math.min(diagonal + (pattern[row - 1] === code ? 0 : REPLACED), added, takenOut);
      diagonal = left;
      putIn[row] = added;
      best[row] = above;
    }
    costs[index + 1] = best[rows] ?? 0;
  }
  return costs;
}

/** The same for what follows: what it costs to edit `after` into what begins at each place. */
export function costsOfBeginningAt(text: string, after: string, isToEnd: boolean): Int32Array {
  return costsOfEndingAt(reversed(text), reversed(after), isToEnd).reverse();
}

function gap(characters: number): number {
  return characters === 0 ? 0 : GAP + GAP_CHARACTER * characters;
}

// By code units: nothing here is ever shown.
function reversed(text: string): string {
  return text.split("").reverse().join("");
}
