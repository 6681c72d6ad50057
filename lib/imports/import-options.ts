import { z } from "zod";
import { COLUMN_MEANINGS } from "@/lib/domain/column-meanings";
import { FORMATS } from "@/lib/formats/format";

/** Which column means what; the headings are the table's own. */
export const columnsSchema = z.partialRecord(z.enum(COLUMN_MEANINGS), z.string().min(1).max(1000));

/** What was asked of an import beside its content, as it is kept with it. */
export const importOptionsSchema = z.object({
  format: z.enum(FORMATS).optional(),
  columns: columnsSchema.optional(),
  /** Columns that `columns` does not name are left out, and not guessed. */
  areColumnsAll: z.boolean().optional(),
  /** Whether the first row of a table names its columns. */
  hasHeadings: z.boolean().optional(),
  keepPersonal: z.boolean().optional(),
  isSample: z.boolean().optional(),
  /** ISO 8601: when the file was saved. */
  savedAt: z.string().optional(),
  /** Tries the refused records of this import again. */
  retryOf: z.uuid().optional(),
  /** How often it was interrupted after the same part: what kills its reader there must not go on for ever. */
  tries: z.object({ at: z.number(), count: z.number() }).optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;
