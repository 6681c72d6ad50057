import { z } from "zod";
import { type SortOrder, sortOf } from "@/lib/comments/query";
import { AppError } from "@/lib/errors";

/** The last row of a page: its sort key and its id. */
export type Position = { key: number | string | null; id: string };

const KEY = {
  integer: z
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31 - 1),
  number: z.number(),
  time: z.iso.datetime(),
};

/** A place in a queue as opaque text. */
export function encodeCursor(sort: SortOrder, position: Position): string {
  return Buffer.from(JSON.stringify([sortName(sort), position.key, position.id])).toString("base64url");
}

/** The place that a cursor names, or `invalid` where it is none of this queue's order. */
export function decodeCursor(sort: SortOrder, cursor: string): Position {
  const { type, isNullable } = sortOf(sort.by);
  const key = isNullable ? KEY[type].nullable() : KEY[type];
  const parsed = z
    .tuple([z.literal(sortName(sort)), key, z.guid()])
    .safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success) {
    throw new AppError(
      "invalid",
      "This page marker belongs to another queue. Open the queue from its first page.",
    );
  }
  return { key: parsed.data[1], id: parsed.data[2] };
}

function sortName({ by, descending }: SortOrder): string {
  return `${descending ? "-" : ""}${by}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
