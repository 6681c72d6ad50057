import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** The sentence of the article that a comment `c` quotes or most likely answers, as JSON of an AnsweredSentence; null where there is none. */
export const ANSWER = Prisma.sql`
  (SELECT json_build_object('paragraph', a.paragraph, 'start', a.sentence_start, 'end', a.sentence_end,
      'kind', a.kind, 'strength', a.strength, 'words', a.words)
    FROM answer a WHERE a.comment_id = c.id)`;
