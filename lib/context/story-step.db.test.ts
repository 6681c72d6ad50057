import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Newsroom } from "@/bench/context/stories/generate";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { judgePair } from "@/lib/stories/mutations";
import { emptyTables } from "@/tests/support/database";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { STORY } from "@/tests/support/story-articles";
import { settleContext } from "./settle";
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
  await emptyTables("article", "story_word");
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

const REPORTS = [STORY.gazette, STORY.ledger, STORY.telegraph].map((text) => ({ id: randomUUID(), text }));
const BODIES = ["Takarada should polish the lens herself.", "48 million yen for a lens from Marseille!"];

async function storeThread({ id, text }: (typeof REPORTS)[number], at: number): Promise<void> {
  await store(text, id);
  for (const [number, body] of BODIES.entries()) {
    await aComment({ id: `00000000-0000-4000-8000-0000000000${at}${number}`, articleId: id, body });
  }
  await db.article.update({ where: { id }, data: { commentCount: BODIES.length, contextDue: 1 } });
}

const answers = () => db.answer.findMany({ orderBy: { commentId: "asc" } });

test("what comments answer does not depend on which report of the event came first", async () => {
  const outcomes: unknown[] = [];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    await clear();
    for (const at of order) {
      const report = REPORTS[at];
      if (report) await storeThread(report, at);
      await settleContext();
    }
    outcomes.push(await answers());
  }
  expect(outcomes[0]).not.toEqual([]);
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  expect(await db.article.count({ where: { contextDue: { gt: 0 } } })).toBe(0);
});

test("a report edited, found late or refused has the threads under the others read again, and no more than that", async () => {
  await clear();
  const [first, second] = REPORTS;
  if (!first || !second) throw new Error("There are three reports.");
  const due = async () => (await db.article.findUniqueOrThrow({ where: { id: first.id } })).contextDue;
  await storeThread(first, 0);
  await settleContext();
  const alone = await answers();
  await store(second.text, second.id);
  await settle(second.id);
  expect(await due()).toBe(1);
  expect(await settleContext()).toBe(1);
  expect(await answers()).not.toEqual(alone);
  await settle(second.id);
  expect(await due()).toBe(0);
  const paragraphs = [...second.text.paragraphs, "Denzo Kuribara has asked Marseille for another lens."];
  await db.article.update({ where: { id: second.id }, data: { paragraphs } });
  await settle(second.id);
  expect(await due()).toBe(1);
  await settleContext();
  const pair = { articleId: first.id, otherId: second.id, seenVerdict: null };
  await judgePair(await actorFor("moderator"), { ...pair, verdict: "refused" });
  await settleContext();
  expect(await answers()).toEqual(alone);
});

test("a thread that an import holds is not waited for when another report of its event is edited", async () => {
  await clear();
  const [first, second] = REPORTS;
  if (!first || !second) throw new Error("There are three reports.");
  await storeThread(first, 0);
  await store(second.text, second.id);
  await settle(first.id, second.id);
  const paragraphs = [...second.text.paragraphs, "Denzo Kuribara has asked Marseille for another lens."];
  await db.article.update({ where: { id: second.id }, data: { paragraphs } });
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${first.id}::uuid FOR UPDATE`;
    await settle(second.id);
  });
  const { words } = await db.articleWords.findUniqueOrThrow({ where: { articleId: second.id } });
  expect(words).toContain("ask");
});
