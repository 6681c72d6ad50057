import { z } from "zod";

export const MANIFEST = "manifest.json";
export const COUNTS = "rows.json";

/** The first entry of a backup: what made it, when, and what is in it. */
export const manifestSchema = z.object({
  format: z.literal("komainu-backup"),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The migrations that made the schema. */
  schema: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The last entry: rows by table. */
export const countsSchema = z.record(z.string(), z.number().int().nonnegative());
export type RowCounts = z.infer<typeof countsSchema>;
