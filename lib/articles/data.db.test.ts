import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getArticle, listArticles } from "@/lib/articles/data";
import { brandActor } from "@/lib/auth/actor";
import { settleContext } from "@/lib/context/settle";
import { db } from "@/lib/db/client";
import { listRules } from "@/lib/rules/data";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

test("an article tells what is known of its thread, and how many comments answer each of its paragraphs", async () => {
  const viewer = await actorFor("viewer");
  const article = await anArticle({
    paragraphs: ["The ferry company said nothing.", "The mayor of Asanagi resigned on Friday.", "The end."],
    contextDue: 1,
  });
  const nobody = { quoted: 0, likely: 0, upvotes: 0, downvotes: 0, above: 0, below: 0 };
  const { id: articleId } = article;
  await aComment({ articleId, body: "The mayor of Asanagi resigned on Friday, and rightly so.", net: 2 });
  await aComment({ articleId, body: "Well." });
  expect(await getArticle(viewer, articleId)).toMatchObject({
    ...{ answers: [nobody, nobody, nobody], facts: null, isContextDue: true },
    ...{ paragraphs: article.paragraphs, commentCount: 2, publishedAt: null, isSample: false },
  });
  await settleContext();
  expect(await getArticle(viewer, articleId)).toMatchObject({
    answers: [nobody, { upvotes: 5, downvotes: 2, above: 1 }, nobody],
    facts: { comments: 2, votes: { known: 2 }, shape: { first: 2 } },
    isContextDue: false,
  });
});

test("a context that another version of the desk wrote is none", async () => {
  const { id: articleId } = await anArticle();
  await db.articleContext.create({ data: { articleId, threadFacts: { shape: "round" } } });
  expect(await getArticle(await actorFor("viewer"), articleId)).toMatchObject({ facts: null });
});

test("an unknown article is not found, whatever its name", async () => {
  const viewer = await actorFor("viewer");
  for (const id of [randomUUID(), "7", "\0"]) {
    await expect(getArticle(viewer, id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("pages of articles show each once, the last imported first, also where many came at once", async () => {
  const viewer = await actorFor("viewer");
  await db.article.createMany({
    data: Array.from({ length: 120 }, (_, n) => ({
      id: randomUUID(),
      title: `Lighthouse ${n}`,
      paragraphs: [],
      importedAt: new Date(Date.UTC(2026, 0, 1 + (n % 3))),
    })),
  });
  const seen: { id: string; importedAt: string }[] = [];
  let cursor: string | null = null;
  do {
    const page = await listArticles(viewer, { q: "lighthouse", cursor });
    seen.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(120);
  expect(seen).toHaveLength(120);
  const times = seen.map(({ importedAt }) => importedAt);
  expect(times).toEqual([...times].sort().reverse());
});

test("a search for an article takes its words as they are", async () => {
  const viewer = await actorFor("viewer");
  const { id } = await anArticle({ title: "100% of_the \\ votes" });
  await aComment({ articleId: id });
  for (const q of ["100%", "of_the", "\\ votes", "OF_THE"]) {
    const { rows } = await listArticles(viewer, { q, cursor: null });
    expect(rows).toMatchObject([{ id, openCount: 1, commentCount: 1 }]);
  }
  for (const q of ["1%", "_", "'; --", "%%"]) {
    const { rows } = await listArticles(viewer, { q, cursor: null });
    expect(rows.every(({ title }) => title?.includes(q))).toBe(true);
  }
  await expect(listArticles(viewer, { q: "\0\ud800", cursor: "forged" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("the house rules come in the order of their keys, with how often each stands", async () => {
  const moderator = await actorFor("moderator");
  const { id: commentId } = await aComment();
  await db.flag.createMany({
    data: [{ commentId, moderatorId: moderator.moderatorId ?? "", ruleCode: "hate", severity: "low" }],
  });
  const rules = await listRules(moderator);
  expect(rules.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(rules.find(({ code }) => code === "hate")?.voices).toBe(1);
});

test("nobody without a role reads articles or rules", async () => {
  const nobody = brandActor({ moderatorId: null, name: "Nobody", role: JSON.parse('"guest"') });
  await expect(getArticle(nobody, randomUUID())).rejects.toMatchObject({ code: "not_allowed" });
  await expect(listArticles(nobody, { q: null, cursor: null })).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(listRules(nobody)).rejects.toMatchObject({ code: "not_allowed" });
});
