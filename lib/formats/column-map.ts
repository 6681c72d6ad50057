import {
  BODY_MEANINGS,
  COLUMN_MEANINGS,
  type ColumnMap,
  type ColumnMeaning,
} from "@/lib/domain/column-meanings";
import { AppError } from "@/lib/errors";

const USAGE =
  "write it as --map body=Text,author=User, with the table's own headings, or the numbers of its columns, behind the signs";

/**
 * Reads what `--map` says of a table's columns: `body=Text,author=User`. A heading that holds a comma stands in
 * quotation marks.
 */
export function parseColumnMap(text: string): ColumnMap {
  const columns: ColumnMap = {};
  const taken = new Map<string, ColumnMeaning>();
  for (const pair of pairsOf(text)) {
    const sign = pair.indexOf("=");
    if (sign === -1) refuse(`“${pair}” has no = sign; ${USAGE}`);
    const meaning = meaningOf(pair.slice(0, sign).trim());
    const heading = unquoted(pair.slice(sign + 1).trim());
    if (heading === "") refuse(`no column is named for ${meaning}; ${USAGE}`);
    if (columns[meaning] !== undefined) refuse(`${meaning} is told twice; name one column for it`);
    const other = taken.get(heading);
    if (other) refuse(`the column “${heading}” is told to mean both ${other} and ${meaning}; choose one`);
    columns[meaning] = heading;
    taken.set(heading, meaning);
  }
  const texts = BODY_MEANINGS.filter((meaning) => columns[meaning] !== undefined);
  if (texts.length > 1) refuse(`${texts.join(" and ")} say the same in two ways; choose one`);
  if (taken.size === 0) refuse(`it names no column; ${USAGE}`);
  return columns;
}

function pairsOf(text: string): string[] {
  const pairs = text.match(/(?:"(?:[^"]|"")*"|[^,"])+/g) ?? [];
  return pairs.map((pair) => pair.trim()).filter((pair) => pair !== "");
}

function meaningOf(word: string): ColumnMeaning {
  const name = word.toLowerCase().replaceAll("-", "_");
  const found = COLUMN_MEANINGS.find((meaning) => meaning === name);
  return found ?? refuse(`“${word}” is no meaning of a column; there are ${COLUMN_MEANINGS.join(", ")}`);
}

function unquoted(heading: string): string {
  return /^".*"$/s.test(heading) ? heading.slice(1, -1).replaceAll('""', '"') : heading;
}

function refuse(why: string): never {
  throw new AppError("invalid", `--map: ${why}.`);
}
