import { z } from "zod";
import { ACT_SUBJECTS } from "./view";

const id = z.guid("This act carries no proper id. Reload the page and try again.").toLowerCase();

export const undoActSchema = z.object({
  id,
  subject: z.enum(ACT_SUBJECTS),
  subjectId: id,
  /** Of acts on several comments: where the request before ended. */
  after: id.nullable(),
});
export type UndoAct = z.input<typeof undoActSchema>;
