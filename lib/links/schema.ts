import { z } from "zod";

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

export const correctLinkSchema = z.object({
  /** Chosen by whoever asks: the same request twice is one decision. */
  id,
  commentId: id,
  /** Null: the comment answers no other. */
  parentId: id.nullable(),
});
export type CorrectLink = z.infer<typeof correctLinkSchema>;
