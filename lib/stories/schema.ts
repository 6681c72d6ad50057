import { z } from "zod";
import type { Strength } from "@/lib/domain/story-score";

/** What a moderator says of two articles; it stands before what the desk found. */
export const VERDICTS = ["same", "related", "refused"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How two articles stand to one another; null: nothing and nobody says that they belong together. */
export type Standing = { found: Strength | null; verdict: Verdict | null };

export const strengthSchema = z.enum(["same", "related"]).nullable();
export const verdictSchema = z.enum(VERDICTS).nullable();

const id = z.guid("This act names no proper article. Reload the page and try again.").toLowerCase();

export const judgePairSchema = z
  .object({
    articleId: id,
    otherId: id,
    /** Null: as the desk found it. */
    verdict: verdictSchema,
    /** What stood there when it was decided. */
    seenVerdict: verdictSchema,
  })
  .refine(({ articleId, otherId }) => articleId !== otherId, {
    message: "An article is no other coverage of itself. Choose another one.",
  });
export type JudgePair = z.input<typeof judgePairSchema>;
