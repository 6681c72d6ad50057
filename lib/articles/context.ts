import { z } from "zod";
import type { ParagraphAnswers } from "@/lib/domain/paragraph-answers";
import type { ThreadFacts } from "@/lib/domain/thread-facts";

const count = z.int();

const answersSchema = z.array(
  z.object({
    quoted: count,
    likely: count,
    upvotes: count,
    downvotes: count,
    above: count,
    below: count,
  }) satisfies z.ZodType<ParagraphAnswers>,
);

const factsSchema = z.object({
  comments: count,
  gone: count,
  unnamed: count,
  votes: z
    .object({
      known: count,
      unknown: count,
      bins: z.array(count),
      above: count,
      below: count,
      least: count,
      lowerQuartile: count,
      median: count,
      upperQuartile: count,
      greatest: count,
    })
    .nullable(),
  shape: z
    .object({
      first: count,
      replies: count,
      alone: count,
      deepest: count,
      longest: z.object({ commentId: z.string(), position: count, comments: count }).nullable(),
      authors: count,
    })
    .nullable(),
}) satisfies z.ZodType<ThreadFacts>;

/** An article's context as it is stored; null where there is none, or one that an earlier version of the desk wrote. */
export function readContext(
  paragraphAnswers: unknown,
  threadFacts: unknown,
): { answers: ParagraphAnswers[]; facts: ThreadFacts } | null {
  const answers = answersSchema.safeParse(paragraphAnswers);
  const facts = factsSchema.safeParse(threadFacts);
  return answers.success && facts.success ? { answers: answers.data, facts: facts.data } : null;
}
