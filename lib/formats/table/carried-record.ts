import { z } from "zod";

import { SEVERITIES } from "@/lib/domain/severities";
import { STATUSES } from "@/lib/domain/statuses";

const time = z.iso.datetime({ offset: true });
const id = z.guid().toLowerCase();
const text = z.string().max(100_000);
const name = z.string().max(1000);
const vote = z.int32().nullable();
const at = z.int().min(0).max(100_000_000);

const LIST_MAX = 10_000;
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_MAX).default([]);

/** Somebody of the desk that the work comes from; without an id, known by name alone. */
const person = z.object({ id: id.nullable(), name });

/**
 * What the desk's own export carries in its column `record`: a moderator's work on one comment, and what the desk knew
 * of the comment that no import of its page would find again. Times are ISO 8601 with a zone.
 */
export const carriedRecordSchema = z.object({
  revision: z.int().min(0).max(1_000_000_000).default(0),
  decidedBy: person.nullable().default(null),
  flags: list(
    z.object({
      rule: z.string().regex(/^[a-z0-9-]{1,60}$/),
      ruleName: name.nullable().default(null),
      severity: z.enum(SEVERITIES),
      by: person,
      note: text.nullable(),
      raisedAt: time.nullable(),
      withdrawnAt: time.nullable().default(null),
    }),
  ),
  notes: list(
    z.object({
      id: id.nullable(),
      by: person,
      text,
      writtenAt: time,
      editedAt: time.nullable().default(null),
      deletedAt: time.nullable().default(null),
    }),
  ),
  tags: list(z.object({ tag: z.string().min(1).max(1000), by: person, taggedAt: time.nullable() })),
  decisions: list(
    z.object({
      id,
      by: person,
      action: z.string().max(60),
      from: z.enum(STATUSES).nullable(),
      to: z.enum(STATUSES).nullable(),
      revision: z.int().min(0).max(1_000_000_000),
      detail: z.record(z.string(), z.json()),
      undoes: id.nullable(),
      decidedAt: time,
    }),
  ),
  votes: list(z.object({ observedAt: time, net: vote, upvotes: vote, downvotes: vote, netChange: vote })),
  changes: list(
    z.object({
      kind: z.enum(["edited", "gone", "returned"]),
      observedAt: time,
      bodyBefore: z.string().nullable(),
    }),
  ),
  quotes: list(
    z.object({
      bodyStart: at,
      bodyEnd: at,
      sourceCommentId: id.nullable(),
      sourceParagraph: at.nullable(),
      sourceStart: at,
      sourceEnd: at,
      confidence: z.number(),
    }),
  ),
});
