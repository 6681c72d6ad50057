import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";
import { STATUSES } from "@/lib/domain/statuses";

const BATCH_MAX = 200;
const REASON_CHARS_MAX = 2000;

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

/** Why: the house rule that is broken, how badly, and a note for colleagues. */
const reason = z.object({
  ruleCode: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, "There is no rule of this name. Reload the page and choose again.")
    .nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  note: z
    .string()
    .max(
      REASON_CHARS_MAX,
      `A reason has at most ${REASON_CHARS_MAX} characters. Shorten it, or write a note.`,
    )
    .transform((text) => text.replaceAll("\0", "").trim() || null)
    .nullable(),
});

const decision = z.object({
  /** Chosen by whoever asks: the same request twice is one decision. */
  id,
  commentId: id,
  /** The same for all that one key press did; not given where it did one thing. */
  press: id.optional(),
  /** The revision that the moderator saw. */
  revision: z.int().min(0),
  status: z.enum(STATUSES),
  /** Not given where none is said. */
  reason: reason.optional(),
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
