import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { raiseReaders } from "./same-event";
import type { ContextStep } from "./steps";
import { pairArticle } from "./story-pairs";
import { storeWords } from "./story-words";

type Tx = Prisma.TransactionClient;

/** A desk so small is compared anew whenever an article came, so that the order of imports makes no difference. */
const SMALL_DESK = 50;
const BEHIND_A_STEP = 4;

/**
 * Finds the other coverage of an article's story. How rare words are is learnt from the desk, so that articles which
 * were compared when it had half as many are compared again, four with each article that comes. Where that finds another
 * report of an event, the threads under the others are due once more: which words are rare in the story has changed.
 */
export const findStory: ContextStep = async (tx, articleId) => {
  const article = await tx.article.findUnique({
    where: { id: articleId },
    select: { title: true, paragraphs: true, isSample: true },
  });
  if (!article) return;
  const { articleCount, isEdited } = await storeWords(tx, articleId, article);
  const touched = await pairArticle(tx, articleId, { articleCount, isEdited });
  for (const id of await findBehind(tx, articleId, articleCount)) {
    touched.push(...(await pairArticle(tx, id, { articleCount, isEdited: false })));
  }
  // Its own thread is read next.
  await raiseReaders(
    tx,
    touched.filter(({ readerId }) => readerId !== articleId),
  );
};

async function findBehind(tx: Tx, articleId: string, articleCount: number): Promise<string[]> {
  const isSmall = articleCount <= SMALL_DESK;
  if (isSmall && (await isAnotherDue(tx, articleId))) return [];
  const rows = await tx.articleWords.findMany({
    where: { comparedAmong: { lt: isSmall ? articleCount : Math.floor(articleCount / 2) } },
    orderBy: [{ comparedAmong: "asc" }, { articleId: "asc" }],
    take: isSmall ? SMALL_DESK : BEHIND_A_STEP,
    select: { articleId: true },
  });
  return rows.map(({ articleId }) => articleId);
}

/** The last of an import compares all: the others would only have it to do again. */
async function isAnotherDue(tx: Tx, articleId: string): Promise<boolean> {
  const other = await tx.article.findFirst({
    where: { contextDue: { gt: 0 }, id: { not: articleId } },
    select: { id: true },
  });
  return other !== null;
}
