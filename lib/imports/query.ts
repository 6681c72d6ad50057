import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { parseAsPlace, parseAsWhole } from "@/lib/address-words";
import { WARNING_CODES } from "@/lib/domain/parsed-article";

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The time and the id of the last import of a page of the history, or null where the text is no such place. */
export function readImportCursor(cursor: string): [string, string] | null {
  return cursorSchema.safeParse(cursor.split("_")).data ?? null;
}

const placeSchema = z.tuple([z.coerce.number().pipe(z.int32()), z.string()]);

/** The number and the id of the last row of a page of a list, or null where the text is no such place. */
export function readPlace(cursor: string | null): [number, string] | null {
  const found = /^(-?\d{1,12})_([0-9a-z-]{0,60})$/.exec(cursor ?? "");
  return placeSchema.safeParse([found?.[1], found?.[2]]).data ?? null;
}

/** What the address of the imports page may say: before which import the history begins. */
export const loadImportQuery = createLoader({ before: parseAsPlace(readImportCursor) });

const parseAsRow = parseAsPlace(readPlace);

/** What the address of a report may say: which warnings are shown, and where each of its lists goes on. */
export const loadReportQuery = createLoader({
  code: parseAsStringLiteral(WARNING_CODES),
  file: parseAsWhole,
  files: parseAsRow,
  articles: parseAsRow,
  warnings: parseAsRow,
  refused: parseAsRow,
});
