import { z } from "zod";
import { STATUSES } from "@/lib/domain/statuses";

const BATCH_MAX = 200;

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

const decision = z.object({
  /** Chosen by whoever asks: the same request twice is one decision. */
  id,
  commentId: id,
  /** The same for all that one key press did; not given where it did one thing. */
  press: id.optional(),
  /** The revision that the moderator saw. */
  revision: z.int().min(0),
  status: z.enum(STATUSES),
});

export const decideCommentsSchema = z.object({
  decisions: z
    .array(decision)
    .min(1, "Choose at least one comment.")
    .max(BATCH_MAX, `At most ${BATCH_MAX} comments can be decided at once. Decide them in parts.`)
    .refine(
      (decisions) => new Set(decisions.map((one) => one.commentId)).size === decisions.length,
      "A comment can be decided only once in one request.",
    ),
});
export type DecideComments = z.infer<typeof decideCommentsSchema>;

export const undoDecisionSchema = z.object({ id, commentId: id, undoes: id });
export type UndoDecision = z.infer<typeof undoDecisionSchema>;
