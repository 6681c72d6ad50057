import { z } from "zod";

const NAME_CHARS_MAX = 60;
const TEXT_CHARS_MAX = 4000;
const WHY_CHARS_MAX = 500;

const plain = (text: string) => text.replaceAll("\0", "").trim();

const code = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, "There is no rule of this name. Reload the page and choose again.");

const name = z
  .string()
  .transform((written) => plain(written).replace(/\s+/g, " "))
  .pipe(
    z
      .string()
      .min(1, "Give the rule a name.")
      .max(NAME_CHARS_MAX, `A rule's name has at most ${NAME_CHARS_MAX} characters. Shorten it.`),
  );

const text = z
  .string()
  .transform(plain)
  .pipe(
    z
      .string()
      .min(1, "Write what the rule asks: an empty rule says nothing.")
      .max(TEXT_CHARS_MAX, `A rule has at most ${TEXT_CHARS_MAX} characters. Shorten it.`),
  );

/** Another wording; `version` is the one that its writer had before them. */
export const saveRuleSchema = z.object({ code, name, text, version: z.number().int().positive() });
export type SaveRule = z.input<typeof saveRuleSchema>;

export const addRuleSchema = z.object({ name, text });
export type AddRule = z.input<typeof addRuleSchema>;

export const retireRuleSchema = z.object({ code, isRetired: z.boolean() });
export type RetireRule = z.input<typeof retireRuleSchema>;

const commentId = z.guid("This comment carries no proper id. Reload the page and try again.").toLowerCase();

export const chooseExampleSchema = z.object({
  commentId,
  ruleCode: code,
  /** It breaks the rule; otherwise it shows what may stay. */
  isBreach: z.boolean(),
  text: z
    .string()
    .transform(plain)
    .pipe(z.string().max(WHY_CHARS_MAX, `At most ${WHY_CHARS_MAX} characters say why. Shorten it.`))
    .transform((why) => (why === "" ? null : why))
    .nullable(),
});
export type ChooseExample = z.input<typeof chooseExampleSchema>;

/** A note to choose by number; also what lets go of it. */
export const reasonSchema = z.object({
  ruleCode: code,
  text: z
    .string()
    .transform(plain)
    .pipe(
      z
        .string()
        .min(1, "Write the note first: an empty reason says nothing.")
        .max(WHY_CHARS_MAX, `A saved reason has at most ${WHY_CHARS_MAX} characters. Shorten it.`),
    ),
});
export type SaveReason = z.input<typeof reasonSchema>;

export const dropExampleSchema = z.object({ commentId, ruleCode: code });
export type DropExample = z.input<typeof dropExampleSchema>;
