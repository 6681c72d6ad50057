import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorFor } from "@/tests/support/factories";
import { importDocument } from "./import-now";

type Post = { number: number; body: string; more?: object };
const post = (topic: number, { number, body, more = {} }: Post) => ({
  id: topic * 1000 + number,
  username: `user${number}`,
  created_at: `2026-01-01T00:00:${String(number % 60).padStart(2, "0")}.000Z`,
  cooked: `<p>${body}</p>`,
  post_number: number,
  post_type: 1,
  topic_id: topic,
  topic_slug: "weir",
  ...more,
});

const posts = (from: number, to: number): Post[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ number: from + at, body: `Post ${from + at}` }));

const pageOf = (topic: number, some: Post[]) => ({
  post_stream: { posts: some.map((one) => post(topic, one)) },
  id: topic,
});

const topicOf = (topic: number, some: Post[], count = some.length) => ({
  ...pageOf(topic, some),
  title: `Weir ${topic}`,
  slug: "weir",
  posts_count: count,
});

/** Imports documents in this order, each saved a day after the one before. */
async function importAll(documents: object[]) {
  const actor = await actorFor("moderator");
  const results = [];
  for (const [at, document] of documents.entries()) {
    async function* bytes() {
      yield Buffer.from(JSON.stringify(document));
    }
    const savedAt = new Date(Date.UTC(2026, 0, at + 1)).toISOString();
    const file = { id: randomUUID(), fileName: `${at}.json`, bytes: bytes(), byteCount: null, savedAt };
    results.push(await importDocument(actor, file));
  }
  return results;
}

const idsOf = async (sourceId: string) => {
  const comments = await db.comment.findMany({ where: { article: { sourceId } }, orderBy: { id: "asc" } });
  return comments.map(({ id }) => id);
};

test("pages of a topic and the topic itself are one article in any order, and no page marks the rest as gone", async () => {
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ];
  const found: string[][] = [];
  for (const [at, order] of orders.entries()) {
    const topic = 501 + at;
    const documents = [
      pageOf(topic, posts(1, 20)),
      pageOf(topic, posts(21, 24)),
      topicOf(topic, posts(1, 20), 24),
    ];
    const results = await importAll(order.map((number) => documents[number] ?? {}));
    expect(new Set(results.map(({ articles }) => articles[0]?.id)).size).toBe(1);
    expect(results.map(({ counts }) => counts.gone)).toEqual([0, 0, 0]);
    const article = await db.article.findFirstOrThrow({ where: { sourceId: `discourse ${topic}` } });
    expect(article).toMatchObject({ title: `Weir ${topic}`, commentCount: 23, completeAt: null });
    found.push(await idsOf(`discourse ${topic}`));
  }
  expect(found.map((ids) => ids.length)).toEqual([23, 23, 23]);
});

test("only a later whole topic says that a post is gone; a page with it brings it back", async () => {
  const [, part, whole, back] = await importAll([
    topicOf(504, posts(1, 5)),
    pageOf(504, posts(1, 2)),
    topicOf(504, posts(1, 4)),
    pageOf(504, posts(5, 5)),
  ]);
  expect([part?.counts.gone, whole?.counts.gone, back?.counts.returned]).toEqual([0, 1, 1]);
  expect(whole?.warnings).toEqual([]);
});

test("what a later whole answer lacks is gone, and the reports of an answer are counted", async () => {
  const said = (id: number, numReports: number) => ({
    ...{ id: String(id), forum: "weir", thread: "505", message: `Said ${id}`, isSpam: false, numReports },
  });
  const answerOf = (...response: object[]) => ({ cursor: { hasNext: false, hasPrev: false }, response });
  const [, later] = await importAll([answerOf(said(1, 2), said(2, 0)), answerOf(said(1, 3))]);
  expect(later?.counts).toMatchObject({ gone: 1, new: 0 });
  const comments = await db.comment.findMany({
    where: { article: { sourceId: "505" } },
    orderBy: { sourceId: "asc" },
  });
  expect(comments.map(({ reportCount, goneAt }) => [reportCount, goneAt !== null])).toEqual([
    [3, false],
    [0, true],
  ]);
});

test("an answer on one page of a topic finds its post on another, in any order", async () => {
  const answer = { number: 21, body: "But why?", more: { reply_to_post_number: 2 } };
  const orders = [
    [0, 1],
    [1, 0],
  ];
  for (const [at, order] of orders.entries()) {
    const pages = [pageOf(506 + at, posts(1, 3)), pageOf(506 + at, [answer])];
    await importAll(order.map((number) => pages[number] ?? {}));
    const comments = await db.comment.findMany({ where: { article: { sourceId: `discourse ${506 + at}` } } });
    const [asked, answered] = ["But why?", "Post 2"].map((body) => comments.find((one) => one.body === body));
    expect(asked).toMatchObject({ parentId: answered?.id ?? "none", replyEvidence: "source" });
  }
});

test("topics of one number on two forums are two, and a page that names no forum meets the only one", async () => {
  const from = (host: string, ...some: Post[]) =>
    some.map((one) => ({ ...one, more: { avatar_template: `/user_avatar/${host}/user/{size}/1.png` } }));
  const [one, bare, two] = await importAll([
    pageOf(508, from("a.example", ...posts(1, 2))),
    pageOf(508, posts(3, 3)),
    pageOf(508, from("b.example", { number: 1, body: "Bread" }, { number: 2, body: "Rye" })),
  ]);
  const ids = [one, bare, two].map((result) => result?.articles[0]?.id);
  expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  const [first, later] = await importAll([
    pageOf(509, posts(1, 2)),
    pageOf(509, from("a.example", ...posts(3, 3))),
  ]);
  expect(later?.articles[0]?.id).toBe(first?.articles[0]?.id);
  const articles = await db.article.findMany({ where: { sourceId: "discourse 509" } });
  expect(articles.map(({ outlet }) => outlet)).toEqual(["Discourse, a.example"]);
});
