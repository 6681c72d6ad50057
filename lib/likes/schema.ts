import { z } from "zod";
import { raiseFlagsSchema } from "@/lib/flags/schema";

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

const { ruleCode, severity, note } = raiseFlagsSchema.shape;

/** What is done to each of the comments. */
const alikeAct = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("decide"), status: z.enum(["kept", "removed", "escalated"]) }),
  z.object({ kind: z.literal("flag"), ruleCode, severity, note }),
]);

export const actOnAlikeSchema = z.object({
  /** Chosen by whoever asks, the same in every request of one act. */
  id,
  clusterId: id,
  act: alikeAct,
  /** How many open comments the moderator was told of, and when. */
  openCount: z.int().min(1, "None of them is open."),
  readAt: z.iso.datetime(),
  /** The last comment that an earlier request of this act came to; null: this is the first. */
  after: id.nullable(),
});
export type ActOnAlike = z.input<typeof actOnAlikeSchema>;

export const undoAlikeSchema = z.object({ actId: id, after: id.nullable() });
export type UndoAlike = z.input<typeof undoAlikeSchema>;
