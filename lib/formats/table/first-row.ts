import { stateOfWord } from "@/lib/domain/state-words";
import { parseCount } from "./count";
import type { Cell } from "./csv-splitter";
import { isTimeLike } from "./parse-time";

type Kind = "number" | "time" | "address" | "text";

const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const SENTENCE = /\S\s+\S.*[.!…]["'”’)\]]?$|[。！？]$/s;
const HEADING_CHARS_MAX = 100;

/**
 * Whether a table's first row is a row like the others, and not the names of its columns: it holds a number, a time or
 * an address where the others do, or a sentence, and fewer of its cells are known as names. `isNumbered`: somebody calls the columns by their numbers.
 */
export function isFirstRowData(
  first: readonly Cell[],
  rest: readonly (readonly Cell[])[],
  { isKnown, isNumbered }: { isKnown: (heading: string) => boolean; isNumbered: boolean },
): boolean {
  const cells = first.map((cell) => (cell ?? "").trim());
  const known = cells.filter((cell) => cell !== "" && isKnown(cell)).length;
  const kinds = cells.map((_, column) => kindOfColumn(rest.map((row) => row[column] ?? "")));
  const typed = cells.filter((cell, column) => {
    const kind = cell === "" ? "text" : kindOf(cell);
    return kind !== "text" && (kind === kinds[column] || rest.length === 0);
  }).length;
  if (typed > known) return true;
  if (known > 0) return false;
  // Names stand above columns of numbers and times.
  if (
    kinds.some((kind, column) => kind !== "text" && kind !== null && kindOf(cells[column] ?? "") === "text")
  )
    return false;
  return (
    isNumbered ||
    cells.some((cell) => SENTENCE.test(cell) || cell.length > HEADING_CHARS_MAX || isAmong(cell, rest))
  );
}

/** A state, which names no column, stands in the rows below too. */
function isAmong(cell: string, rest: readonly (readonly Cell[])[]): boolean {
  return stateOfWord(cell) !== null && rest.some((row) => row.includes(cell));
}

function kindOfColumn(cells: readonly string[]): Kind | null {
  const kinds = cells.flatMap((cell) => (cell.trim() === "" ? [] : [kindOf(cell.trim())]));
  const [kind] = kinds;
  if (kind === undefined) return null;
  return kinds.filter((other) => other === kind).length * 10 >= kinds.length * 9 ? kind : "text";
}

function kindOf(cell: string): Kind {
  if (ADDRESS.test(cell)) return "address";
  if (parseCount(cell) !== null || /^[+-]?\d[\d.,]*$/.test(cell)) return "number";
  return isTimeLike(cell) ? "time" : "text";
}
