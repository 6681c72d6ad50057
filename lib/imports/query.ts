import { createLoader, createParser } from "nuqs/server";
import { z } from "zod";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const parseAsId = createParser<string>({
  parse: (text) => (UUID.test(text) ? text.toLowerCase() : null),
  serialize: (id) => id,
});

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The time and the id of the last import of a page of the history, or null where the text is no such place. */
export function readImportCursor(cursor: string): [string, string] | null {
  return cursorSchema.safeParse(cursor.split("_")).data ?? null;
}

const parseAsCursor = createParser<string>({
  parse: (text) => (readImportCursor(text) ? text : null),
  serialize: (cursor) => cursor,
});

/** What the address of the imports page may say: which report is open, and before which import the history begins. */
export const loadImportQuery = createLoader({ import: parseAsId, before: parseAsCursor });
