import { createLoader, createParser, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { WARNING_CODES } from "@/lib/domain/parsed-article";

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The time and the id of the last import of a page of the history, or null where the text is no such place. */
export function readImportCursor(cursor: string): [string, string] | null {
  return cursorSchema.safeParse(cursor.split("_")).data ?? null;
}

const placeSchema = z.tuple([z.coerce.number().int(), z.string()]);

/** The number and the id of the last row of a page of a list, or null where the text is no such place. */
export function readPlace(cursor: string | null): [number, string] | null {
  const found = /^(-?\d{1,12})_([0-9a-z-]{0,60})$/.exec(cursor ?? "");
  return found ? placeSchema.parse([found[1], found[2]]) : null;
}

const parseAsCursor = createParser<string>({
  parse: (text) => (readImportCursor(text) ? text : null),
  serialize: (cursor) => cursor,
});

/** What the address of the imports page may say: before which import the history begins. */
export const loadImportQuery = createLoader({ before: parseAsCursor });

const parseAsPlace = createParser<string>({
  parse: (text) => (readPlace(text) ? text : null),
  serialize: (cursor) => cursor,
});

/** What the address of a report may say: which warnings are shown, and where each of its lists goes on. */
export const loadReportQuery = createLoader({
  code: parseAsStringLiteral(WARNING_CODES),
  file: parseAsInteger,
  files: parseAsPlace,
  articles: parseAsPlace,
  warnings: parseAsPlace,
  refused: parseAsPlace,
});
