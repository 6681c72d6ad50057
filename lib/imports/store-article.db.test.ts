import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { ParsedArticle, ParsedComment } from "@/lib/domain/parsed-article";
import { soundArticle } from "@/lib/domain/sound-article";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import { storeArticle } from "./store-article";

function aPage(title: string, bodies: string[]): ParsedArticle {
  const comments = bodies.map(
    (body, index): ParsedComment => ({
      position: index + 1,
      author: null,
      postedAt: null,
      body,
      net: 1,
      upvotes: 2,
      downvotes: 1,
    }),
  );
  return {
    title,
    outlet: "Harbour Post",
    url: null,
    section: null,
    byline: null,
    publishedAt: null,
    paragraphs: ["The council votes on Tuesday."],
    declaredCommentCount: bodies.length,
    comments,
    undividedText: null,
    warnings: [],
  };
}

async function aTarget() {
  const importId = randomUUID();
  await db.import.create({ data: { id: importId, fileName: "a.txt", bytes: 0, status: "running" } });
  return { importId, fileName: "a.txt", isSample: false, warningsBefore: 0 };
}

test("a hundred hostile bodies are stored as they were, but for what no text can hold", async () => {
  const bodies = hostileBodies().map(({ body }) => body);
  expect(bodies.length).toBeGreaterThanOrEqual(100);
  const page = soundArticle(aPage("Hostile", bodies));
  const { article } = await storeArticle(await aTarget(), page);
  expect(article).toMatchObject({ found: bodies.length, added: bodies.length });
  const stored = await db.comment.findMany({
    where: { articleId: article.id },
    orderBy: { position: "asc" },
  });
  expect(stored.map(({ body }) => body)).toEqual(bodies.map(asStored));
  expect(await db.commentSearch.count({ where: { comment: { articleId: article.id } } })).toBe(bodies.length);

  const again = await storeArticle(await aTarget(), page);
  expect(again.article).toMatchObject({ added: 0, changed: 0, unchanged: bodies.length });
});

test("the worst text that search must index is stored", async () => {
  const letter = (n: number) => String.fromCodePoint(0x20000 + n);
  const words = Array.from(
    { length: 250_000 },
    (_, n) => `${letter(n % 40_000)}-${letter((n * 7919) % 40_000)}`,
  );
  const { article } = await storeArticle(await aTarget(), aPage("Unindexable", [words.join(" ")]));
  expect(article.added).toBe(1);
});

test("an article whose last statement fails leaves nothing behind", async () => {
  const page = aPage("Half way", ["One.", "Two."]);
  // No import of this id exists, so recording the result breaks the transaction after everything else was written.
  const lost = { importId: randomUUID(), fileName: "a.txt", isSample: false, warningsBefore: 0 };
  await expect(storeArticle(lost, page)).rejects.toThrow();
  expect(await db.article.count({ where: { title: "Half way" } })).toBe(0);
  expect(await db.comment.count({ where: { body: "One." } })).toBe(0);
});

test("two pages that share comments in opposite order never lock each other out", async () => {
  const bodies = Array.from({ length: 300 }, (_, n) => `Comment ${n}`);
  const [forwards, backwards] = [aPage("Locks", bodies), aPage("Locks", bodies.toReversed())];
  await storeArticle(await aTarget(), forwards);
  const targets = await Promise.all([aTarget(), aTarget(), aTarget(), aTarget()]);
  const outcomes = await Promise.all(
    targets.map((target, index) => storeArticle(target, index % 2 === 0 ? backwards : forwards)),
  );
  expect(outcomes.map(({ article }) => [article.added, article.unchanged])).toEqual(Array(4).fill([0, 300]));
});

test("an import that a moderator's own writes lock out begins again, and both are done", async () => {
  const page = aPage("Deadlock", ["One.", "Two."]);
  const { article } = await storeArticle(await aTarget(), page);
  const [first, last] = await db.comment.findMany({
    where: { articleId: article.id },
    orderBy: { id: "asc" },
  });
  const swung = { ...page, comments: page.comments.map((comment) => ({ ...comment, net: -9 })) };
  const target = await aTarget();
  const importing = await db.$transaction(
    async (tx) => {
      await tx.comment.update({ where: { id: last?.id ?? "" }, data: { noteCount: 1 } });
      const started = storeArticle(target, swung);
      // By now the import holds the first comment and waits for the last.
      await expect.poll(() => waitingWriters(), { timeout: 5000 }).toBe(1);
      await tx.comment.update({ where: { id: first?.id ?? "" }, data: { noteCount: 1 } });
      return { started };
    },
    { timeout: 20_000 },
  );
  expect((await importing.started).article.changed).toBe(2);
  const after = await db.comment.findMany({ where: { articleId: article.id } });
  expect(after.map(({ net, noteCount }) => [net, noteCount])).toEqual([
    [-9, 1],
    [-9, 1],
  ]);
});

async function waitingWriters(): Promise<number> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

test("a thread of several batches is stored and met again", async () => {
  const page = aPage(
    "Long thread",
    Array.from({ length: 2_500 }, (_, n) => `Comment number ${n}`),
  );
  const { article } = await storeArticle(await aTarget(), page);
  expect(article.added).toBe(2_500);
  const again = await storeArticle(await aTarget(), page);
  expect(again.article).toMatchObject({ added: 0, changed: 0 });
});
