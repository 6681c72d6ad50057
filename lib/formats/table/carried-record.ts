import { z } from "zod";
import type { CarriedRecord } from "@/lib/domain/carried-work";
import { SEVERITIES } from "@/lib/domain/severities";
import { STATUSES } from "@/lib/domain/statuses";

const LIST_MAX = 10_000;

/** A year that PostgreSQL and JavaScript write alike. */
const time = z.iso.datetime({ offset: true }).regex(/^(?:19|20|21)/);
const id = z.guid().toLowerCase();
const maybe = <Item extends z.ZodType>(item: Item) => item.nullable().default(null);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_MAX).default([]);
const text = z.string().max(1_000_000);
const votes = maybe(z.int32());
const place = z.int().min(0).max(1_000_000_000);
const person = z.object({ id: maybe(id), name: z.string().max(1000) });

const flag = z.object({
  rule: z.string().regex(/^[a-z0-9-]{1,60}$/),
  ruleName: maybe(z.string().max(1000)),
  severity: z.enum(SEVERITIES),
  by: person,
  note: maybe(text),
  raisedAt: maybe(time),
  withdrawnAt: maybe(time),
});

const note = z.object({
  id: maybe(id),
  by: person,
  text,
  writtenAt: time,
  editedAt: maybe(time),
});

const decision = z.object({
  id,
  by: person,
  action: z.string().max(60),
  from: maybe(z.enum(STATUSES)),
  to: maybe(z.enum(STATUSES)),
  revision: place,
  detail: text.refine(isJsonObject),
  undoes: maybe(id),
  decidedAt: time,
});

const quote = z
  .object({
    bodyStart: place,
    bodyEnd: place,
    sourceCommentId: maybe(id),
    sourceParagraph: maybe(place),
    sourceStart: place,
    sourceEnd: place,
    confidence: z.number(),
  })
  .refine(
    ({ sourceCommentId, sourceParagraph }) => (sourceCommentId === null) !== (sourceParagraph === null),
  );

const observation = z.object({
  observedAt: time,
  net: votes,
  upvotes: votes,
  downvotes: votes,
  netChange: votes,
  changedAfter: maybe(time),
});

const change = z.object({
  kind: z.enum(["edited", "gone", "returned"]),
  observedAt: time,
  bodyBefore: maybe(z.string()),
});

/** The column `record` of the desk's own export (lib/comments/export-record.ts). */
const carriedRecordSchema: z.ZodType<CarriedRecord> = z.object({
  revision: place.default(0),
  decidedBy: maybe(person),
  flags: list(flag),
  notes: list(note),
  tags: list(z.object({ tag: z.string().min(1).max(1000), by: person, taggedAt: maybe(time) })),
  decisions: list(decision),
  votes: list(observation),
  changes: list(change),
  quotes: list(quote),
});

// What JSON can hold and PostgreSQL cannot: NUL and half surrogate pairs, which are written as escapes.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]..)/i;

/** The record that a cell holds; null: it holds none. */
export function readRecord(cell: string): CarriedRecord | null {
  const parsed = carriedRecordSchema.safeParse(parse(cell));
  return parsed.success && !UNSTORABLE.test(JSON.stringify(parsed.data)) ? parsed.data : null;
}

function isJsonObject(json: string): boolean {
  const value = parse(json);
  return typeof value === "object" && value !== null && !Array.isArray(value) && !UNSTORABLE.test(json);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
