import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";

const BATCH_MAX = 200;
const NOTE_CHARS_MAX = 2000;

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();
const ruleCode = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, "There is no rule of this name. Reload the page and choose again.");

const note = z
  .string()
  .trim()
  .max(NOTE_CHARS_MAX, `A flag's note has at most ${NOTE_CHARS_MAX} characters. Shorten it, or write a note.`)
  .transform((text) => text.replaceAll("\0", ""))
  .transform((text) => (text === "" ? null : text));

export const raiseFlagsSchema = z.object({
  flags: z
    .array(z.object({ id, commentId: id, press: id.optional() }))
    .min(1, "Choose at least one comment.")
    .max(BATCH_MAX, `At most ${BATCH_MAX} comments can be flagged at once. Flag them in parts.`)
    .refine(
      (flags) => new Set(flags.map((flag) => flag.commentId)).size === flags.length,
      "A comment can be flagged only once in one request.",
    ),
  ruleCode,
  severity: z.enum(SEVERITIES),
  note: note.nullable(),
});
export type RaiseFlags = z.input<typeof raiseFlagsSchema>;

export const withdrawFlagSchema = z.object({ id, commentId: id, ruleCode });
export type WithdrawFlag = z.input<typeof withdrawFlagSchema>;
