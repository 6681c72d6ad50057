import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Newsroom } from "@/bench/context/stories/generate";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { actorFor, anArticle } from "@/tests/support/factories";
import { STORY } from "@/tests/support/story-articles";
import { findStory } from "./story-step";

type Text = { title: string; paragraphs: readonly string[]; publishedAt?: Date | null };

async function store({ title, paragraphs, publishedAt = null }: Text, id = randomUUID()): Promise<string> {
  await anArticle({ id, title, paragraphs: [...paragraphs], publishedAt });
  return id;
}

async function settle(...ids: string[]): Promise<void> {
  await db.article.updateMany({ where: { id: { in: ids } }, data: { contextDue: 1 } });
  for (const id of ids) {
    await inTransaction((tx) => findStory(tx, id));
    await db.article.update({ where: { id }, data: { contextDue: 0 } });
  }
}

async function clear(): Promise<void> {
  await db.$executeRaw`DELETE FROM article`;
  await db.$executeRaw`DELETE FROM story_word`;
}

const pairs = () => db.articlePair.findMany({ orderBy: [{ articleId: "asc" }, { otherId: "asc" }] });

test("reports of one event are found on a desk with four articles, and the fourth joins none", async () => {
  await clear();
  const ids = [await store(STORY.gazette), await store(STORY.ledger), await store(STORY.telegraph)];
  const other = await store(STORY.unrelated);
  await settle(...ids, other);
  const found = await pairs();
  expect(found.map(({ strength }) => strength)).toEqual(["same", "same", "same"]);
  expect(found.some((pair) => pair.articleId === other || pair.otherId === other)).toBe(false);
  await settle(...ids, other);
  expect(await pairs()).toEqual(found);
});

test("what is found does not depend on the order of the imports", async () => {
  const room = new Newsroom(11);
  const events = Array.from({ length: 4 }, () => room.event());
  const texts = [...events, ...events.slice(0, 2)].map((event) => ({
    id: randomUUID(),
    ...room.report(event),
  }));
  const outcomes: unknown[] = [];
  for (const order of [texts, texts.toReversed()]) {
    await clear();
    for (const text of order) {
      await store(text, text.id);
      await settle(text.id);
    }
    outcomes.push([await pairs(), await db.storyWord.findMany({ orderBy: { word: "asc" } })]);
  }
  expect(outcomes[0]).not.toEqual([[], []]);
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test("a pair goes when an edit makes one of them another story, but not what a moderator said of it", async () => {
  await clear();
  const { moderatorId } = await actorFor("moderator");
  const [first, second, third] = [
    await store(STORY.gazette),
    await store(STORY.ledger),
    await store(STORY.telegraph),
  ];
  await settle(first, second, third);
  const [articleId = "", otherId = ""] = [first, second].sort();
  const pair = { articleId_otherId: { articleId, otherId } };
  await db.articlePair.update({ where: pair, data: { verdict: "same", moderatorId, decidedAt: new Date() } });
  await db.article.update({
    where: { id: first },
    data: { ...STORY.unrelated, paragraphs: [...STORY.unrelated.paragraphs] },
  });
  await settle(first);
  expect(await db.articlePair.findUnique({ where: pair })).toMatchObject({
    strength: null,
    score: null,
    verdict: "same",
  });
  expect(await db.articlePair.count()).toBe(2);
});

test("an edit counts the words that it brings, and no longer those that it takes away", async () => {
  await clear();
  const id = await store(STORY.gazette);
  await settle(id);
  const countOf = async (word: string) =>
    (await db.storyWord.findUnique({ where: { word } }))?.articleCount ?? 0;
  expect(await countOf("asanagi")).toBe(1);
  await db.article.update({
    where: { id },
    data: { title: STORY.unrelated.title, paragraphs: [...STORY.unrelated.paragraphs] },
  });
  await settle(id);
  expect([await countOf("asanagi"), await countOf("koganei"), await countOf("")]).toEqual([0, 1, 1]);
});

test("articles without words are stored and belong to no story", async () => {
  await clear();
  const ids = [await store({ title: "", paragraphs: [] }), await store({ title: "", paragraphs: ["…"] })];
  await settle(...ids);
  expect(await pairs()).toEqual([]);
});
