import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aComment, anArticle } from "@/tests/support/factories";
import { settleContext } from "./settle";

const PARAGRAPHS = [
  "The council of Asanagi voted for a harbour tram on Tuesday. It will cost 38 billion yen.",
  "The town says it will open a car park behind the fish market. Mitsuko Haneda planned it.",
  "The ferry company may end its night service when the tram opens.",
];

async function settled(id: string): Promise<void> {
  await db.article.update({ where: { id }, data: { contextDue: { increment: 1 } } });
  await settleContext();
}

const contextOf = (articleId: string) => db.articleContext.findUniqueOrThrow({ where: { articleId } });

test("what comments quote and answer is kept, with what is told of the thread", async () => {
  const { id: articleId } = await anArticle({ paragraphs: PARAGRAPHS });
  const quoting = await aComment({
    articleId,
    body: "The town says it will open a car park behind the fish market.\n\nIt stinks there.",
    ...{ author: null, net: -4, upvotes: 4, downvotes: 8 },
  });
  const likely = await aComment({
    articleId,
    body: "Haneda and her fish market!",
    net: 2,
    upvotes: 2,
    downvotes: 0,
  });
  const reply = await aComment({
    articleId,
    body: "Agreed.",
    ...{ parentId: likely.id, replyEvidence: "source" },
    net: null,
    upvotes: null,
    downvotes: null,
  });
  await aComment({ articleId, body: "Finally some good news.", goneAt: new Date() });
  await settled(articleId);

  const answers = await db.answer.findMany({ where: { articleId }, orderBy: { kind: "desc" } });
  expect(answers).toMatchObject([
    { commentId: quoting.id, paragraph: 1, sentenceStart: 0, sentenceEnd: 61, kind: "quoted", words: [] },
    { commentId: likely.id, paragraph: 1, kind: "likely", words: ["Haneda"] },
  ]);
  expect(answers.map(({ commentId }) => commentId)).not.toContain(reply.id);
  const { paragraphAnswers, threadFacts } = await contextOf(articleId);
  const nobody = { quoted: 0, likely: 0, upvotes: 0, downvotes: 0, above: 0, below: 0 };
  const second = { quoted: 1, likely: 1, upvotes: 6, downvotes: 8, above: 1, below: 1 };
  expect(paragraphAnswers).toEqual([nobody, second, nobody]);
  expect(threadFacts).toMatchObject({
    ...{ comments: 4, gone: 1, unnamed: 1 },
    votes: { known: 3, unknown: 1, median: 2 },
    shape: { first: 3, replies: 1, longest: { commentId: likely.id, comments: 2 }, authors: 1 },
  });
});

test("settling again writes nothing, and follows votes, texts and the article when they change", async () => {
  const { id: articleId } = await anArticle({ paragraphs: PARAGRAPHS });
  const { id } = await aComment({ articleId, body: "Nobody gets home at night without that ferry." });
  await settled(articleId);
  const before = await db.$queryRaw`SELECT xmin::text, * FROM answer WHERE comment_id = ${id}::uuid`;
  const { workedOutAt } = await contextOf(articleId);
  await settled(articleId);
  expect(await db.$queryRaw`SELECT xmin::text, * FROM answer WHERE comment_id = ${id}::uuid`).toEqual(before);
  expect((await contextOf(articleId)).workedOutAt).toEqual(workedOutAt);

  await db.comment.update({ where: { id }, data: { net: -30, upvotes: 0, downvotes: 30 } });
  await settled(articleId);
  expect((await contextOf(articleId)).paragraphAnswers).toMatchObject([
    {},
    {},
    { likely: 1, downvotes: 30, below: 1 },
  ]);

  await db.comment.update({ where: { id }, data: { body: "38 billion yen! For a tram!" } });
  await settled(articleId);
  expect(await db.answer.findUniqueOrThrow({ where: { commentId: id } })).toMatchObject({ paragraph: 0 });

  await db.article.update({ where: { id: articleId }, data: { paragraphs: [] } });
  await settled(articleId);
  expect(await db.answer.count({ where: { articleId } })).toBe(0);
  expect((await contextOf(articleId)).paragraphAnswers).toEqual([]);
});

test("a thread of several pages is read to its end", async () => {
  const { id: articleId } = await anArticle({ paragraphs: PARAGRAPHS });
  await db.$executeRaw`
    INSERT INTO comment (id, article_id, position, body, net)
    SELECT gen_random_uuid(), ${articleId}::uuid, n, CASE WHEN n = 2345 THEN 'Haneda at the fish market!' ELSE 'Well.' END, n % 3
    FROM generate_series(1, 2400) n`;
  await settled(articleId);
  const answers = await db.answer.findMany({ where: { articleId }, include: { comment: true } });
  expect(answers.map(({ comment }) => comment.position)).toEqual([2345]);
  expect((await contextOf(articleId)).threadFacts).toMatchObject({ comments: 2400, votes: { known: 2400 } });
});

test("the words of the other articles on a story weigh less", async () => {
  const [one, other] = [
    await anArticle({ paragraphs: PARAGRAPHS }),
    await anArticle({ paragraphs: Array(9).fill("Haneda spoke of Haneda.") }),
  ];
  const { id: commentId } = await aComment({ articleId: one.id, body: "Haneda should resign." });
  await settled(one.id);
  expect(await db.answer.count({ where: { commentId } })).toBe(1);
  const [articleId = "", otherId = ""] = [one.id, other.id].sort();
  await db.articlePair.create({ data: { articleId, otherId, strength: "same", score: 0.9 } });
  await settled(one.id);
  expect(await db.answer.count({ where: { commentId } })).toBe(0);
});
