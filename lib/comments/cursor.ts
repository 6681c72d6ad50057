import { z } from "zod";
import type { CommentSort, SortOrder } from "@/lib/comments/query";
import { AppError } from "@/lib/errors";

/** The last row of a page: its sort key and its id. */
export type Position = { key: number | string | null; id: string };

const NULLABLE: readonly CommentSort[] = [
  "net",
  "upvotes",
  "downvotes",
  "total",
  "controversy",
  "postedAt",
  "netChange",
  "netChangePerDay",
  "netChangeDeviation",
];

const int4 = z
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
const KEY = {
  net: int4,
  upvotes: int4,
  downvotes: int4,
  total: int4,
  controversy: z.number(),
  position: int4,
  postedAt: z.iso.datetime(),
  length: int4,
  flags: int4,
  netChange: int4,
  netChangePerDay: z.number(),
  netChangeDeviation: z.number(),
} satisfies Record<CommentSort, z.ZodType<number | string>>;

/** Whether a comment can lack this key. */
export function isNullable(sort: CommentSort): boolean {
  return NULLABLE.includes(sort);
}

/** A place in a queue as opaque text. */
export function encodeCursor(sort: SortOrder, position: Position): string {
  return Buffer.from(JSON.stringify([sortName(sort), position.key, position.id])).toString("base64url");
}

/** The place that a cursor names, or `invalid` where it is none of this queue's order. */
export function decodeCursor(sort: SortOrder, cursor: string): Position {
  const key = isNullable(sort.by) ? KEY[sort.by].nullable() : KEY[sort.by];
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
