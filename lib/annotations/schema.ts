import { z } from "zod";
import { SEVERITIES } from "@/lib/domain/severities";
import { soundText } from "@/lib/domain/sound-text";

const NOTE_CHARS_MAX = 5000;
const TAG_CHARS_MAX = 40;

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

const text = z
  .string()
  .transform((written) => soundText(written.replaceAll("\0", "")).text.trim())
  .pipe(
    z
      .string()
      .min(1, "Write something first: an empty note says nothing.")
      .max(NOTE_CHARS_MAX, `A note has at most ${NOTE_CHARS_MAX} characters. Shorten it.`),
  );

/** A tag as it is kept: one spelling for `Follow Up` and ` follow up `. */
export const tagSchema = z
  .string()
  .transform((written) =>
    written.replaceAll("\0", "").normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim(),
  )
  .pipe(
    z
      .string()
      .min(1, "Write something first: an empty tag says nothing.")
      .max(TAG_CHARS_MAX, `A tag has at most ${TAG_CHARS_MAX} characters. Shorten it.`),
  );

/** Also what an edit says: the same note, with another text. */
export const writeNoteSchema = z.object({ id, noteId: id, commentId: id, text });
export type WriteNote = z.input<typeof writeNoteSchema>;

export const deleteNoteSchema = z.object({ id, noteId: id, commentId: id });
export type DeleteNote = z.input<typeof deleteNoteSchema>;

export const tagCommentSchema = z.object({ id, commentId: id, tag: tagSchema });
export type TagComment = z.input<typeof tagCommentSchema>;

const EXACT_CHARS_MAX = 10_000;
const CONTEXT_CHARS_MAX = 1000;
const PLACE_MAX = 2 ** 31 - 1;
const SUBJECTS_MAX = 200;

const ruleCode = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, "There is no rule of this name. Reload the page and choose again.");
const context = z.string().max(CONTEXT_CHARS_MAX, "This selection cannot be read. Select the passage again.");
const place = z.int().min(0).max(PLACE_MAX);

/** A passage as the W3C's Web Annotations select one: by its words with what stands around them, and by its place. */
const selector = {
  exact: z
    .string()
    .min(1, "Select some text first.")
    .max(EXACT_CHARS_MAX, `A passage has at most ${EXACT_CHARS_MAX} characters. Select less.`),
  prefix: context,
  suffix: context,
  start: place,
  end: place,
};

const base = { id, subjectId: id, ...selector };

/** `id` becomes the annotation's: the same request twice is one annotation. `subjectId`: a comment or an article. */
export const annotateSchema = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("note"), text }),
  z.object({ ...base, kind: z.literal("tag"), tag: tagSchema, text: text.optional() }),
  z.object({
    ...base,
    kind: z.literal("flag"),
    ruleCode,
    severity: z.enum(SEVERITIES),
    text: text.optional(),
  }),
]);
export type Annotate = z.input<typeof annotateSchema>;

/** `id` is of this act alone. A tag or a flag may have no text; another tag or rule is another annotation. */
export const editAnnotationSchema = z.object({
  id,
  subjectId: id,
  annotationId: id,
  text: text.nullable(),
  /** Of a flag; else not given. */
  severity: z.enum(SEVERITIES).optional(),
});
export type EditAnnotation = z.input<typeof editAnnotationSchema>;

/** Also what brings one back. `id` is of this act alone. */
export const deleteAnnotationSchema = z.object({ id, subjectId: id, annotationId: id });
export type DeleteAnnotation = z.input<typeof deleteAnnotationSchema>;

/** `id` becomes the answer's. `noteId`: an annotation, or a note on a whole comment. */
export const replySchema = z.object({ id, subjectId: id, noteId: id, text });
export type Reply = z.input<typeof replySchema>;

/** Also what brings one back. `id` is of this act alone. */
export const deleteReplySchema = z.object({ id, subjectId: id, noteId: id, replyId: id });
export type DeleteReply = z.input<typeof deleteReplySchema>;

export const resolveSchema = z.object({ id, subjectId: id, noteId: id, isResolved: z.boolean() });
export type Resolve = z.input<typeof resolveSchema>;

/** Which comments and articles are asked for, from an address. */
export const subjectsSchema = z
  .array(id)
  .min(1, "Say of which comment or article: ?subject=<id>.")
  .max(SUBJECTS_MAX, `At most ${SUBJECTS_MAX} comments and articles can be asked for at once.`);
