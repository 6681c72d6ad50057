import { z } from "zod";

const NOTE_CHARS_MAX = 5000;
const TAG_CHARS_MAX = 40;

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

const text = z
  .string()
  .transform((written) => written.replaceAll("\0", "").trim())
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
