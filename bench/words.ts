import { z } from "zod";

/** What the command says of a bench. */
export const wordsSchema = z.object({
  rows: z.number(),
  kill: z.coerce.number().optional(),
  source: z.enum(["wordpress", "disqus"]).optional(),
  bytes: z.coerce.number(),
  part: z.string().optional(),
  /** Of what is generated; without it each part has its own. */
  seed: z.coerce.number().optional(),
});
export type BenchWords = z.infer<typeof wordsSchema>;
