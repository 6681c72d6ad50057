import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { soundArticle } from "@/lib/domain/sound-article";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";
import type { ArticleTally } from "./run";
import { storePage } from "./store-page";

type Page = Parameters<typeof storePage>[1];

async function store(page: Page, overrides: Parameters<typeof aRun>[0] = {}) {
  const run = await aRun(overrides);
  const { tallies, warnings } = await storePage(run, page, NO_CHECKPOINT);
  return { ...theOne(tallies), warnings, run };
}

function theOne(tallies: ArticleTally[]): ArticleTally {
  const [tally] = tallies;
  if (!tally || tallies.length > 1) throw new Error(`expected one tally, not ${tallies.length}`);
  return tally;
}

const commentsOf = (articleId: string) =>
  db.comment.findMany({ where: { articleId }, orderBy: { position: "asc" } });

async function count(name: string): Promise<number> {
  const { _sum } = await db.statusCount.aggregate({ where: { name }, _sum: { count: true } });
  return Number(_sum.count ?? 0);
}

async function everything() {
  return {
    articles: await db.article.findMany({ orderBy: { id: "asc" } }),
    comments: await db.comment.findMany({ orderBy: { id: "asc" } }),
    votes: await db.voteObservation.findMany({ orderBy: [{ commentId: "asc" }, { observedAt: "asc" }] }),
    quotes: await db.quote.findMany({ orderBy: [{ commentId: "asc" }, { number: "asc" }] }),
    changes: await db.sourceChange.findMany({ orderBy: [{ commentId: "asc" }, { number: "asc" }] }),
    open: await count("open"),
  };
}

test("a page comes in with its comments, votes, search, counters and report", async () => {
  const open = await count("open");
  const page = aParsedPage("The whole way in", ["Keep the islanders' boat.", ""], {
    declaredCommentCount: 5,
    warnings: [{ code: "no_votes", message: "Comment 2 has no votes.", line: 7, position: 2 }],
  });
  const result = await store(page);
  expect(result).toMatchObject({ isNew: true, found: 2, declared: 5, added: 2, changed: 0, unchanged: 0 });
  const comments = await commentsOf(result.articleId);
  expect(comments).toMatchObject([
    { importId: result.run.importId, seenAt: result.run.savedAt, status: "open", editedAt: null },
    { body: "" },
  ]);
  expect(result.warnings).toMatchObject([{ commentId: comments[1]?.id, articleId: result.articleId }]);
  expect(result.run.noted).toMatchObject([
    { kind: "new", commentId: comments[0]?.id, articleTitle: "The whole way in", position: 1 },
    { kind: "new", commentId: comments[1]?.id },
  ]);
  expect(await count("open")).toBe(open + 2);
  const found = await db.$queryRaw`
    SELECT id AS comment_id FROM comment c WHERE to_tsvector('simple', left(c.body, 100000)) @@ to_tsquery('simple', 'islanders')`;
  expect(found).toEqual([{ comment_id: comments[0]?.id }]);
  const { importId } = result.run;
  expect(await db.voteObservation.count({ where: { importId } })).toBe(2);
  expect(await db.importArticle.findMany({ where: { importId } })).toMatchObject([{ found: 2, added: 2 }]);
  expect(await db.importWarning.findMany({ where: { importId } })).toMatchObject([{ position: 2, line: 7 }]);
  expect(await db.import.findMany({ where: { id: importId } })).toMatchObject([{ partsDone: 1n }]);
});

test("the same page twice changes nothing and says so", async () => {
  const page = aParsedPage("Twice", ["One.", "", "", "LOL", "LOL"], { isComplete: true });
  await store(page);
  const before = await everything();
  const again = await store(page);
  expect(again).toMatchObject({ isNew: false, added: 0, changed: 0, unchanged: 5 });
  expect(again.run.noted).toEqual([]);
  expect(await everything()).toEqual(before);
});

test("a preview says what the import would and writes nothing", async () => {
  const first = aParsedPage("Previewed", ["One.", { body: "Two.", sourceId: "2" }, "Three."], {
    isComplete: true,
  });
  await store(first);
  const second = aParsedPage(
    "Previewed",
    [{ body: "One.", net: -30 }, { body: "Two, edited.", sourceId: "2" }, "Four."],
    { isComplete: true },
  );
  const later = { savedAt: new Date("2026-01-08") };
  const before = await everything();
  const preview = await store(second, { ...later, isPreview: true });
  expect(await everything()).toEqual(before);
  expect(await db.importArticle.count({ where: { importId: preview.run.importId } })).toBe(0);
  const { run, warnings: _, ...tally } = await store(second, later);
  expect(preview).toMatchObject(tally);
  expect(preview.run.noted.map(({ kind }) => kind).sort()).toEqual(["edited", "gone", "new", "votes"]);
  expect(preview.run.noted).toEqual(run.noted);
});

test("a preview waits for nobody", async () => {
  const page = aParsedPage("Held", ["One."]);
  const { articleId } = await store(page);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${articleId}::uuid FOR UPDATE`;
    expect(await store(page, { isPreview: true })).toMatchObject({ unchanged: 1 });
  });
});

test("a hundred hostile bodies are stored as they were, but for what no text can hold", async () => {
  const bodies = hostileBodies().map(({ body }) => body);
  expect(bodies.length).toBeGreaterThanOrEqual(100);
  const page = soundArticle(aParsedPage("Hostile", bodies));
  const { articleId, added } = await store(page);
  expect(added).toBe(bodies.length);
  expect((await commentsOf(articleId)).map(({ body }) => body)).toEqual(bodies.map(asStored));
  expect(await db.openComment.count({ where: { articleId } })).toBe(bodies.length);
  expect(await store(page)).toMatchObject({ added: 0, changed: 0, unchanged: bodies.length });
});

test("the worst text that search must index is stored", async () => {
  const letter = (n: number) => String.fromCodePoint(0x20000 + n);
  const words = Array.from(
    { length: 250_000 },
    (_, n) => `${letter(n % 40_000)}-${letter((n * 7919) % 40_000)}`,
  );
  expect((await store(aParsedPage("Unindexable", [words.join(" ")]))).added).toBe(1);
});

test("an article whose last statement fails leaves nothing behind", async () => {
  // No import of this id exists, so recording the result breaks the transaction after everything else was written.
  const lost = store(aParsedPage("Half way", ["One.", "Two."]), { importId: randomUUID() });
  await expect(lost).rejects.toThrow();
  expect(await db.article.count({ where: { title: "Half way" } })).toBe(0);
  expect(await db.comment.count({ where: { article: { title: "Half way" } } })).toBe(0);
});

test("an import that another process has gone on with stores nothing more", async () => {
  const run = await aRun();
  const checkpoint = { ...NO_CHECKPOINT, partsBefore: 4 };
  await expect(storePage(run, aParsedPage("Overtaken", ["One."]), checkpoint)).rejects.toThrow("a.txt");
  expect(await db.article.count({ where: { title: "Overtaken" } })).toBe(0);
});

test("a page that holds nothing at all is refused by name", async () => {
  await expect(store(aParsedPage("", [], { paragraphs: [] }))).rejects.toThrow("a.txt: holds no title");
});

test("several imports of one article at once end as one", async () => {
  const page = aParsedPage("At once", ["One.", "", "Two."]);
  const reversed = aParsedPage("At once", ["Two.", "", "One."]);
  const results = await Promise.all([page, reversed, page, reversed].map((one) => store(one)));
  expect(results.map(({ added }) => added).sort()).toEqual([0, 0, 0, 3]);
  const comments = await commentsOf(results[0]?.articleId ?? "");
  expect(comments.map(({ position }) => position)).toEqual([1, 2, 3]);
});

test("two pages that share comments in opposite order never lock each other out", async () => {
  const bodies = Array.from({ length: 300 }, (_, n) => `Comment ${n}`);
  const [forwards, backwards] = [aParsedPage("Locks", bodies), aParsedPage("Locks", bodies.toReversed())];
  await store(forwards);
  const outcomes = await Promise.all([backwards, forwards, backwards, forwards].map((page) => store(page)));
  expect(outcomes.map(({ added, unchanged }) => [added, unchanged])).toEqual(Array(4).fill([0, 300]));
});

test("an import that a moderator's own writes lock out begins again, and both are done", async () => {
  const bodies = ["One.", "Two."];
  const { articleId } = await store(aParsedPage("Deadlock", bodies));
  const [first, last] = await db.comment.findMany({ where: { articleId }, orderBy: { id: "asc" } });
  const swung = aParsedPage(
    "Deadlock",
    bodies.map((body) => ({ body, net: -9 })),
  );
  const importing = await db.$transaction(
    async (tx) => {
      await tx.comment.update({ where: { id: last?.id ?? "" }, data: { noteCount: 1 } });
      const started = store(swung, { savedAt: new Date("2026-01-08") });
      // By now the import holds the first comment and waits for the last.
      await expect.poll(() => waitingWriters(), { timeout: 5000 }).toBe(1);
      await tx.comment.update({ where: { id: first?.id ?? "" }, data: { noteCount: 1 } });
      return { started };
    },
    { timeout: 20_000 },
  );
  const { changed, run } = await importing.started;
  expect([changed, run.noted.length]).toEqual([2, 2]);
  expect((await commentsOf(articleId)).map(({ net, noteCount }) => [net, noteCount])).toEqual([
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
  const page = aParsedPage(
    "Long thread",
    Array.from({ length: 2_500 }, (_, n) => `Comment number ${n}`),
  );
  expect((await store(page)).added).toBe(2_500);
  expect(await store(page)).toMatchObject({ added: 0, changed: 0 });
});

test("e-mail and network addresses are kept only when somebody asked for them", async () => {
  const page = aParsedPage("Personal", [{ body: "One.", personal: { email: "a@b.example", ip: null } }]);
  const { articleId } = await store(page);
  expect(await db.commentPersonal.count()).toBe(0);
  await store(page, { keepPersonal: true });
  expect(await db.commentPersonal.findMany({ where: { comment: { articleId } } })).toMatchObject([
    { email: "a@b.example", ip: null },
  ]);
});

test("a sample page that somebody imports in earnest is none any more", async () => {
  const page = aParsedPage("Sampled", ["One."]);
  const { articleId } = await store(page, { isSample: true });
  expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({ isSample: true });
  await store(page);
  expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({ isSample: false });
});
