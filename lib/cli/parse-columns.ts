import { COLUMN_MEANINGS, type ColumnMap } from "@/lib/domain/column-meanings";
import { AppError } from "@/lib/errors";

/** `body=Comment Text,author=User`: which column of a table means what. Quotation marks keep a comma in a heading. */
export function parseColumns(words: string): ColumnMap {
  const columns: ColumnMap = {};
  for (const [word] of words.matchAll(/(?:"[^"]*"|[^,"])+/g)) {
    const [name = "", ...rest] = word.split("=");
    const meaning = COLUMN_MEANINGS.find((known) => known === name.trim());
    const heading = rest
      .join("=")
      .trim()
      .replace(/^"(.*)"$/, "$1");
    if (!meaning || heading === "") {
      throw new AppError(
        "invalid",
        `--map: "${word.trim()}" is no meaning=heading; meanings are ${COLUMN_MEANINGS.join(", ")}`,
      );
    }
    columns[meaning] = heading;
  }
  return columns;
}
