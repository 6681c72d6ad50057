import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";

const flagState = z.object({ severity: z.enum(SEVERITIES), note: z.string().nullable() });
const noteState = z.object({ text: z.string() });
const tagState = z.object({ moderatorId: z.guid() });
const linkState = z.object({
  parentId: z.guid().nullable(),
  evidence: z.string().nullable(),
  /** Who said so; null where no moderator did. */
  moderatorId: z.guid().nullable(),
});

/** A flag, note or tag before and after, null is "not there"; or what the comment answers. Kept in the log, so that it can be turned back. */
export const markChangeSchema = z.discriminatedUnion("subject", [
  z.object({
    subject: z.literal("flag"),
    moderatorId: z.guid(),
    ruleCode: z.string(),
    before: flagState.nullable(),
    after: flagState.nullable(),
  }),
  z.object({
    subject: z.literal("note"),
    moderatorId: z.guid(),
    noteId: z.guid(),
    before: noteState.nullable(),
    after: noteState.nullable(),
  }),
  z.object({
    subject: z.literal("tag"),
    tag: z.string(),
    before: tagState.nullable(),
    after: tagState.nullable(),
  }),
  z.object({ subject: z.literal("link"), before: linkState, after: linkState }),
]);
export type MarkChange = z.infer<typeof markChangeSchema>;
export type FlagChange = Extract<MarkChange, { subject: "flag" }>;
export type NoteChange = Extract<MarkChange, { subject: "note" }>;
export type TagChange = Extract<MarkChange, { subject: "tag" }>;
export type LinkChange = Extract<MarkChange, { subject: "link" }>;

/** The change that turns this one back. */
export function reversed(change: MarkChange): MarkChange {
  switch (change.subject) {
    case "flag":
      return { ...change, before: change.after, after: change.before };
    case "note":
      return { ...change, before: change.after, after: change.before };
    case "tag":
      return { ...change, before: change.after, after: change.before };
    case "link":
      return { ...change, before: change.after, after: change.before };
  }
}
