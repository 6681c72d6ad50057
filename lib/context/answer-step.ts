import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import {
  type AnsweredSentence,
  likelySentence,
  type OwnWords,
  ownWords,
  quotedSentence,
} from "@/lib/domain/answered-sentence";
import { knownNet } from "@/lib/domain/known-net";
import { AnswerTally } from "@/lib/domain/paragraph-answers";
import { readableParagraphs } from "@/lib/domain/readable-paragraphs";
import { SentenceIndex } from "@/lib/domain/sentence-index";
import { type ShapedComment, threadShape } from "@/lib/domain/thread-shape";
import { VoteTally } from "@/lib/domain/vote-spread";
import {
  type AnswerRow,
  type NewAnswer,
  readAnswerRows,
  readStory,
  writeAnswers,
  writeContext,
} from "./answer-rows";
import type { ContextStep } from "./steps";

type Tx = Prisma.TransactionClient;

const PAGE_ROWS = 1000;
/** How common a word is in the thread is told from so many of its comments, the first of the page. */
const COUNTED_MAX = 20_000;
/** Of a longer thread the shape is not worked out, since each of its comments would have to be held. */
const SHAPED_MAX = 100_000;

/**
 * Finds the sentence of the article that each comment quotes or most likely answers, and keeps what is to be told of the
 * thread as a whole. A thread of any length is read in pages of 1,000; beside a page only what SHAPED_MAX bounds is held.
 */
export const findAnswers: ContextStep = async (tx, articleId) => {
  const { paragraphs } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { paragraphs: true },
  });
  const index = new SentenceIndex(readableParagraphs(paragraphs), await readStory(tx, articleId));
  const first = await readPage(tx, articleId, undefined);
  if (index.sentences.length > 0) await countWords(tx, articleId, index, first);
  const thread = new ThreadTally(paragraphs.length);
  for await (const rows of pagesAfter(tx, articleId, first)) {
    const gone: string[] = [];
    const found: NewAnswer[] = [];
    for (const { row, own } of rows) {
      const answer = answerOf(index, row, own);
      thread.add(row, answer);
      if (answer === null && row.stored !== null) gone.push(row.id);
      if (answer !== null && !isSame(answer, row.stored)) found.push({ commentId: row.id, answer });
    }
    await writeAnswers(tx, articleId, { gone, found });
  }
  await writeContext(tx, articleId, thread.told());
};

async function countWords(tx: Tx, articleId: string, index: SentenceIndex, first: ReadRow[]): Promise<void> {
  let counted = 0;
  for await (const rows of pagesAfter(tx, articleId, first)) {
    for (const { own } of rows) index.count(own.keys);
    counted += rows.length;
    if (counted >= COUNTED_MAX) return;
  }
}

async function* pagesAfter(tx: Tx, articleId: string, first: ReadRow[]): AsyncGenerator<ReadRow[]> {
  let rows = first;
  while (rows.length > 0) {
    yield rows;
    if (rows.length < PAGE_ROWS) return;
    rows = await readPage(tx, articleId, rows.at(-1)?.row);
  }
}

type ReadRow = { row: AnswerRow; own: OwnWords };

async function readPage(tx: Tx, articleId: string, after: AnswerRow | undefined): Promise<ReadRow[]> {
  const rows = await readAnswerRows(tx, articleId, { after, count: PAGE_ROWS });
  return rows.map((row) => ({ row, own: ownWords(withoutQuotes(row)) }));
}

function answerOf(index: SentenceIndex, row: AnswerRow, own: OwnWords): AnsweredSentence | null {
  if (index.sentences.length === 0) return null;
  const ofArticle = row.quotes.flatMap(({ paragraph, start, end, confidence }) =>
    paragraph === null ? [] : [{ paragraph, start, end, confidence }],
  );
  const quoted = quotedSentence(index.sentences, ofArticle);
  return quoted ?? likelySentence(index, own, row.parentBody);
}

/** A body without the passages that it repeats: they are somebody else's words. */
function withoutQuotes({ body, quotes }: AnswerRow): string {
  let own = "";
  let end = 0;
  for (const { bodyStart, bodyEnd } of quotes.toSorted((a, b) => a.bodyStart - b.bodyStart)) {
    if (bodyStart > end) own += `${body.slice(end, bodyStart)}\n`;
    end = Math.max(end, bodyEnd);
  }
  return own + body.slice(end);
}

function isSame(a: AnsweredSentence, b: AnsweredSentence | null): boolean {
  return (
    b !== null &&
    a.paragraph === b.paragraph &&
    a.start === b.start &&
    a.end === b.end &&
    a.kind === b.kind &&
    a.strength === b.strength &&
    a.words.join("\n") === b.words.join("\n")
  );
}

/** Gathers what is told of a thread, comment by comment. */
class ThreadTally {
  private readonly answers: AnswerTally;
  private readonly votes = new VoteTally();
  private shaped: ShapedComment[] | null = [];
  private comments = 0;
  private gone = 0;
  private unnamed = 0;

  constructor(paragraphCount: number) {
    this.answers = new AnswerTally(paragraphCount);
  }

  add(row: AnswerRow, answer: AnsweredSentence | null): void {
    this.comments += 1;
    if (row.isGone) this.gone += 1;
    if (row.author === null) this.unnamed += 1;
    this.votes.add(knownNet(row));
    if (answer) this.answers.add(answer.paragraph, answer.kind, row);
    if (this.comments > SHAPED_MAX) this.shaped = null;
    const { id, position, parentId, author, net, upvotes, downvotes } = row;
    this.shaped?.push({ id, position, parentId, author, net, upvotes, downvotes });
  }

  told() {
    const { comments, gone, unnamed, shaped } = this;
    const facts = {
      comments,
      gone,
      unnamed,
      votes: this.votes.spread(),
      shape: shaped && threadShape(shaped),
    };
    return { answers: this.answers.paragraphs, facts };
  }
}
