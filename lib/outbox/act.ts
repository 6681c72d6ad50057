import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";
import { STATUSES } from "@/lib/domain/statuses";

const id = z.guid();

const base = {
  /** The decision-log id: the same act sent twice is one decision. */
  id,
  commentId: id,
  /** When the moderator did it, ISO 8601. */
  at: z.string(),
};

const before = z.object({
  status: z.enum(STATUSES),
  revision: z.number().int(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
});

/** The same for all that one key press did; not given where it did one thing. */
const press = id.optional();

/** Why: a house rule, how severe, and a note for colleagues. */
const reason = z.object({
  ruleCode: z.string().nullable(),
  ruleName: z.string().nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  note: z.string().nullable(),
});
export type Reason = z.infer<typeof reason>;

const decide = z.object({
  ...base,
  press,
  kind: z.literal("decide"),
  status: z.enum(STATUSES),
  reason: reason.optional(),
  /** What the moderator saw when deciding. */
  before,
});

const flag = z.object({
  ...base,
  press,
  kind: z.literal("flag"),
  ruleCode: z.string(),
  ruleName: z.string(),
  severity: z.enum(SEVERITIES),
  note: z.string().nullable(),
});

const withdraw = z.object({
  ...base,
  kind: z.literal("withdraw"),
  ruleCode: z.string(),
  /** What was withdrawn, so that undoing shows it at once. */
  flag: z
    .object({
      ruleCode: z.string(),
      ruleName: z.string(),
      severity: z.enum(SEVERITIES),
      note: z.string().nullable(),
    })
    .optional(),
});

const note = z.object({ ...base, kind: z.literal("note"), noteId: id, text: z.string() });

const editNote = z.object({ ...base, kind: z.literal("edit-note"), noteId: id, text: z.string() });

const deleteNote = z.object({ ...base, kind: z.literal("delete-note"), noteId: id });

const tag = z.object({ ...base, kind: z.literal("tag"), tag: z.string() });

const untag = z.object({ ...base, kind: z.literal("untag"), tag: z.string() });

const replyTo = z.object({ id, position: z.number(), evidence: z.string(), isGone: z.boolean() });

const link = z.object({
  ...base,
  kind: z.literal("link"),
  /** Null: it answers no other comment. */
  parent: replyTo.nullable(),
  /** What was shown before. */
  before: z.object({
    replyTo: replyTo.nullable(),
    correction: z.object({ moderatorName: z.string(), correctedAt: z.string() }).nullable(),
  }),
});

const plainActSchema = z.discriminatedUnion("kind", [
  decide,
  flag,
  withdraw,
  note,
  editNote,
  deleteNote,
  tag,
  untag,
  link,
]);

const undo = z.object({ ...base, kind: z.literal("undo"), target: plainActSchema });

/** One thing a moderator did to one comment, as it waits in the outbox. */
export const actSchema = z.discriminatedUnion("kind", [plainActSchema, undo]);
export type Act = z.infer<typeof actSchema>;
export type PlainAct = z.infer<typeof plainActSchema>;
export type DecideAct = z.infer<typeof decide>;

type WithoutStamp<Act> = Act extends PlainAct ? Omit<Act, "id" | "at"> : never;

/** An act before it has its id and its time. */
export type NewAct = WithoutStamp<PlainAct>;
