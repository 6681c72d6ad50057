import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { AnsweredSentence } from "@/lib/domain/answered-sentence";
import type { ParagraphAnswers } from "@/lib/domain/paragraph-answers";
import { readableParagraphs } from "@/lib/domain/readable-paragraphs";
import type { ThreadFacts } from "@/lib/domain/thread-facts";
import { readSameEvent } from "./same-event";

type Tx = Prisma.TransactionClient;

/** A comment as far as its answer and the thread's facts are made of it. */
export type AnswerRow = {
  id: string;
  position: number;
  author: string | null;
  body: string;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  isGone: boolean;
  parentId: string | null;
  /** The beginning of what it answers. */
  parentBody: string | null;
  quotes: {
    bodyStart: number;
    bodyEnd: number;
    paragraph: number | null;
    start: number;
    end: number;
    confidence: number;
  }[];
  stored: AnsweredSentence | null;
};

const BODY_CHARS = 20_000;
const PARENT_CHARS = 4000;
const FIRST = { position: -(2 ** 31), id: "00000000-0000-0000-0000-000000000000" };

/** The next `count` comments of a thread in the order of the page. */
export async function readAnswerRows(
  tx: Tx,
  articleId: string,
  { after, count }: { after: AnswerRow | undefined; count: number },
): Promise<AnswerRow[]> {
  const { position, id } = after ?? FIRST;
  return tx.$queryRaw<AnswerRow[]>`
    SELECT c.id, c.position, c.author, left(c.body, ${BODY_CHARS}::int) AS body, c.net, c.upvotes, c.downvotes,
      c.gone_at IS NOT NULL AS "isGone", c.parent_id AS "parentId",
      (SELECT left(p.body, ${PARENT_CHARS}::int) FROM comment p WHERE p.id = c.parent_id) AS "parentBody",
      coalesce((SELECT json_agg(json_build_object('bodyStart', q.body_start, 'bodyEnd', q.body_end,
          'paragraph', q.source_paragraph, 'start', q.source_start, 'end', q.source_end, 'confidence', q.confidence)
          ORDER BY q.number) FROM quote q WHERE q.comment_id = c.id), '[]') AS quotes,
      (SELECT json_build_object('paragraph', a.paragraph, 'start', a.sentence_start, 'end', a.sentence_end,
          'kind', a.kind, 'strength', a.strength, 'words', a.words)
        FROM answer a WHERE a.comment_id = c.id) AS stored
    FROM comment c
    WHERE c.article_id = ${articleId}::uuid AND (c.position, c.id) > (${position}::int, ${id}::uuid)
    ORDER BY c.position, c.id LIMIT ${count}`;
}

/** The paragraphs of other reports of an article's event, as far as its story is known. */
export async function readStory(tx: Tx, articleId: string): Promise<string[][]> {
  return (await readSameEvent(tx, articleId)).map(({ paragraphs }) => readableParagraphs(paragraphs));
}

export type NewAnswer = { commentId: string; answer: AnsweredSentence };

/** Takes the answers of some comments away and writes others, in the order of the comments' ids. */
export async function writeAnswers(
  tx: Tx,
  articleId: string,
  { gone, found }: { gone: readonly string[]; found: readonly NewAnswer[] },
): Promise<void> {
  if (gone.length > 0) await tx.$executeRaw`DELETE FROM answer WHERE comment_id = ANY(${[...gone]}::uuid[])`;
  if (found.length === 0) return;
  const answers = found.map(({ answer }) => answer);
  await tx.$executeRaw`
    INSERT INTO answer (article_id, comment_id, paragraph, sentence_start, sentence_end, kind, strength, words)
    SELECT ${articleId}::uuid, comment_id, paragraph, sentence_start, sentence_end, kind, strength,
      ARRAY(SELECT jsonb_array_elements_text(words))
    FROM unnest(
      ${found.map(({ commentId }) => commentId)}::uuid[], ${answers.map(({ paragraph }) => paragraph)}::int[],
      ${answers.map(({ start }) => start)}::int[], ${answers.map(({ end }) => end)}::int[],
      ${answers.map(({ kind }) => kind)}::text[], ${answers.map(({ strength }) => strength)}::float8[],
      ${answers.map(({ words }) => JSON.stringify(words))}::jsonb[])
      AS given (comment_id, paragraph, sentence_start, sentence_end, kind, strength, words)
    ORDER BY comment_id
    ON CONFLICT (comment_id) DO UPDATE
    SET article_id = EXCLUDED.article_id, paragraph = EXCLUDED.paragraph, sentence_start = EXCLUDED.sentence_start,
        sentence_end = EXCLUDED.sentence_end, kind = EXCLUDED.kind, strength = EXCLUDED.strength, words = EXCLUDED.words`;
}

/** What the desk now knows of the thread as a whole; nothing is written where it knew that. */
export async function writeContext(
  tx: Tx,
  articleId: string,
  { answers, facts }: { answers: readonly ParagraphAnswers[]; facts: ThreadFacts },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO article_context AS known (article_id, paragraph_answers, thread_facts)
    VALUES (${articleId}::uuid, ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(facts)}::jsonb)
    ON CONFLICT (article_id) DO UPDATE
    SET paragraph_answers = EXCLUDED.paragraph_answers, thread_facts = EXCLUDED.thread_facts, worked_out_at = now()
    WHERE (known.paragraph_answers, known.thread_facts) IS DISTINCT FROM
          (EXCLUDED.paragraph_answers, EXCLUDED.thread_facts)`;
}
