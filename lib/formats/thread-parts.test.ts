import { expect, test } from "vitest";
import { collectArticles } from "@/lib/domain/collect-articles";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { readDocument } from "@/tests/support/read-document";

async function threadOf(value: unknown) {
  const { parts } = await readDocument(JSON.stringify(value));
  const { articles, warnings } = await collectArticles(eachOf(parts));
  const [article] = articles;
  const told = [...warnings, ...(article?.warnings ?? [])].filter(({ code }) => code === "not_loaded");
  return { article, told: told.map(({ message }) => message.split(" ")[0]) };
}

async function* eachOf(parts: readonly ParsedPart[]) {
  yield* parts;
}

const post = (number: number, more = {}) => ({
  id: 900 + number,
  username: `user${number}`,
  created_at: "2026-11-01T00:00:00.000Z",
  cooked: `<p>Post ${number}</p>`,
  post_number: number,
  post_type: 1,
  topic_id: 31,
  topic_slug: "pier",
  ...more,
});

test("a page of a topic's posts is a part of the topic, under the topic's identity", async () => {
  const page = await threadOf({ post_stream: { posts: [post(21), post(22)] }, id: 31 });
  expect(page.article).toMatchObject({ sourceId: "discourse 31", outlet: "Discourse", isComplete: false });
  expect(page.told).toEqual(["This"]);
  const withoutId = await threadOf({ post_stream: { posts: [post(1, { topic_title: "Pier" })] } });
  expect(withoutId.article).toMatchObject({ sourceId: "discourse 31", title: "Pier", isComplete: false });
  const topic = { id: 31, slug: "the-pier", title: "Pier", posts_count: 2 };
  const whole = await threadOf({ ...topic, post_stream: { posts: [post(1), post(2)], stream: [901, 902] } });
  expect(whole).toMatchObject({ article: { sourceId: "discourse 31", isComplete: true }, told: [] });
});

test("a topic of which posts are named, or counted, and not there is a part that says how many", async () => {
  const posts = [post(1), post(2), post(3, { post_type: 3 })];
  const named = await threadOf({ id: 31, post_stream: { posts, stream: [901, 902, 903, 904, 905] } });
  expect(named).toMatchObject({ article: { isComplete: false }, told: ["2"] });
  const filtered = { posts, stream: [901, 902, 903] };
  const counted = await threadOf({ id: 31, posts_count: 40, post_stream: filtered });
  expect(counted).toMatchObject({ article: { isComplete: false }, told: ["37"] });
  const deleted = [...posts, post(4, { deleted_at: "2026-11-02T00:00:00.000Z" })];
  const seenByStaff = await threadOf({ id: 31, posts_count: 4, post_stream: { posts: deleted } });
  expect(seenByStaff).toMatchObject({ article: { isComplete: false }, told: ["1"] });
});

const said = (name: string) => ({
  kind: "t1",
  data: { name, link_id: "t3_pier", subreddit: "piers", author: "aki", body: `Said ${name}`, replies: "" },
});

test("a listing of reddit without its post, or with fewer than it counts, is a part of the same thread", async () => {
  const listing = (...children: unknown[]) => ({ kind: "Listing", data: { children } });
  const alone = await threadOf(listing(said("t1_a")));
  const identity = { sourceId: "t3_pier", outlet: "reddit, r/piers" };
  expect(alone).toMatchObject({ article: { ...identity, isComplete: false }, told: ["This"] });
  const top = (num_comments: number) => ({
    kind: "t3",
    data: { name: "t3_pier", subreddit: "piers", title: "Pier", num_comments },
  });
  const subtree = await threadOf([listing(top(12)), listing(said("t1_a"))]);
  expect(subtree).toMatchObject({ article: { ...identity, isComplete: false }, told: ["11"] });
  const whole = await threadOf([listing(top(1)), listing(said("t1_a"))]);
  expect(whole).toMatchObject({ article: { ...identity, isComplete: true }, told: [] });
});

test("an answer of Isso's server that hides comments, or is about one of them alone, is a part", async () => {
  const comment = { id: 1, parent: null, text: "Yes", mode: 1, created: 1793527200, replies: [] };
  const answer = { id: null, total_replies: 1, hidden_replies: 0, replies: [comment] };
  expect((await threadOf(answer)).told).toEqual([]);
  const hidden = await threadOf({ ...answer, hidden_replies: 12 });
  expect(hidden).toMatchObject({ article: { isComplete: false }, told: ["12"] });
  const inside = { ...comment, total_replies: 4, hidden_replies: 4 };
  const nested = await threadOf({ ...answer, hidden_replies: 3, replies: [inside] });
  expect(nested).toMatchObject({ article: { isComplete: false }, told: ["7"] });
  const ofOne = await threadOf({ ...answer, id: 9, replies: [{ ...comment, parent: 9 }] });
  expect(ofOne).toMatchObject({ article: { isComplete: false }, told: ["This"] });
});

test("one of several pages of Cusdis or of Disqus is a part", async () => {
  const comment = { id: "k", content: "Yes", by_nickname: "Aki", approved: true, replies: { data: [] } };
  const answer = { commentCount: 1, pageCount: 1, data: [comment] };
  expect((await threadOf({ data: answer })).told).toEqual([]);
  const paged = await threadOf({ data: { ...answer, commentCount: 14, pageCount: 2 } });
  expect(paged).toMatchObject({ article: { isComplete: false }, told: ["13"] });
  const replies = { commentCount: 3, pageCount: 1, data: [] };
  const nested = await threadOf({ data: { ...answer, data: [{ ...comment, replies }] } });
  expect(nested).toMatchObject({ article: { isComplete: false }, told: ["3"] });

  const said = { id: "1", forum: "pier", thread: "5", message: "<p>Yes</p>", isSpam: false, likes: 0 };
  expect((await threadOf({ cursor: { hasNext: false }, response: [said] })).told).toEqual([]);
  for (const cursor of [{ hasNext: true }, { hasNext: false, hasPrev: true }, {}]) {
    const page = await threadOf({ response: [said], cursor });
    expect(page).toMatchObject({ article: { sourceId: "5", isComplete: false }, told: ["This"] });
  }
  expect((await threadOf({ response: [said] })).article?.isComplete).toBeUndefined();
});

test("an answer that is whole by its own count is complete; one that may be the last of several is not", async () => {
  const isso = { id: 1, parent: null, text: "Yes", mode: 1, created: 1793527200, replies: [] };
  const cusdis = { id: "k", content: "Yes", by_nickname: "Aki", approved: true, replies: { data: [] } };
  const disqus = { id: "1", forum: "pier", thread: "5", message: "Yes", isSpam: false, numReports: 2 };
  const remark = { id: "r", pid: "", orig: "Yes", user: {}, locator: { site: "pier", url: "/pier" } };
  const response = [disqus, { ...disqus, id: "2", parent: 1 }];
  const ends = { hasNext: false, hasPrev: false };
  for (const answer of [
    { cursor: ends, response },
    { comments: [remark], info: { count: 1 } },
    {
      comments: [{ comment: remark }, { comment: { ...remark, id: "s", delete: true } }],
      info: { count: 1 },
    },
  ]) {
    expect(await threadOf(answer), JSON.stringify(answer)).toMatchObject({
      article: { isComplete: true },
      told: [],
    });
  }
  const { article } = await threadOf({ cursor: ends, response });
  expect(article).toMatchObject({ sourceId: "5", outlet: "pier" });
  expect(article?.comments).toMatchObject([{ reports: 2 }, { parentSourceId: "1" }]);
  for (const open of [
    { cursor: { hasNext: false }, response },
    // They name no article: the next file of this name may hold another thread.
    { id: null, total_replies: 1, hidden_replies: 0, replies: [isso] },
    { data: { commentCount: 1, pageCount: 1, data: [cusdis] } },
    { cursor: ends, response: [disqus, { ...disqus, thread: "6" }] },
  ]) {
    const { article: one, told } = await threadOf(open);
    expect([one?.isComplete, told]).toEqual([undefined, []]);
  }
  const part = await threadOf({ comments: [remark], info: { count: 4 } });
  expect(part).toMatchObject({ article: { isComplete: false }, told: ["3"] });
});
