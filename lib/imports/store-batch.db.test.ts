import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import {
  anExportArticle,
  aRecord,
  aRun,
  commentsOf,
  isFound,
  MONDAY,
  store,
  TUESDAY,
} from "@/tests/support/batches";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import type { ImportRun, StepOutcome } from "./run";
import { warnOfUnknownParents } from "./unknown-parents";

async function countOf(status: string): Promise<number> {
  const { _sum } = await db.statusCount.aggregate({ where: { name: status }, _sum: { count: true } });
  return Number(_sum.count ?? 0);
}

test("records become comments in the order of the file, with parents, states, votes and search text", async () => {
  const article = anExportArticle();
  const removedBefore = await countOf("removed");
  const run = await aRun();
  const outcome = await store(run, [
    aRecord(article, { sourceId: "2", body: "An answer", parentSourceId: "1" }),
    aRecord(article, { sourceId: "1", body: "A question", net: null, upvotes: null, downvotes: null }),
    aRecord(article, { sourceId: "3", body: "Buy pills", state: "spam", kind: "pingback" }),
  ]);
  const [answer, question, spam] = await commentsOf(outcome);
  expect([answer?.position, question?.position, spam?.position]).toEqual([1, 2, 3]);
  expect(answer).toMatchObject({
    parentId: question?.id,
    replyEvidence: "source",
    status: "open",
    importId: run.importId,
    seenAt: MONDAY,
  });
  expect(answer?.votes).toMatchObject([
    { observedAt: MONDAY, net: 3, upvotes: 5, downvotes: 2, netChange: null, importId: run.importId },
  ]);
  expect(question?.votes).toEqual([]);
  expect(spam).toMatchObject({ status: "removed", sourceState: "spam", kind: "pingback" });
  expect(await isFound(spam?.id ?? "", "pills")).toBe(true);
  expect(await countOf("removed")).toBe(removedBefore + 1);
  expect(outcome.tallies).toMatchObject([{ isNew: true, found: 3, added: 3, changed: 0, unchanged: 0 }]);
  expect(run.changes.map(({ kind }) => kind)).toEqual(["new", "new", "new"]);
  const kept = await db.import.findUniqueOrThrow({ where: { id: run.importId } });
  expect(Number(kept.partsDone)).toBe(3);
});

test("answers inside comments without ids find them, also where a text comes twice", async () => {
  const article = anExportArticle();
  const batch = [
    aRecord(article, { position: 1, sourceId: null, body: "LOL" }),
    aRecord(article, {
      position: 2,
      sourceId: null,
      body: "LOL",
      parentInFile: { position: 1, body: "LOL" },
    }),
    aRecord(article, {
      position: 3,
      sourceId: null,
      body: "Why?",
      parentInFile: { position: 2, body: "LOL" },
    }),
  ];
  const outcome = await store(await aRun(), batch);
  const [first, second, third] = await commentsOf(outcome);
  expect([first?.parentId, second?.parentId, third?.parentId]).toEqual([null, first?.id, second?.id]);
  expect(third?.replyEvidence).toBe("source");
  const again = await store(await aRun({ savedAt: new Date(TUESDAY) }), batch);
  expect(again.tallies).toMatchObject([{ added: 0, changed: 0, unchanged: 3 }]);
});

test("a file imported again changes nothing and writes nothing", async () => {
  const article = anExportArticle();
  const batch = [
    aRecord(article),
    aRecord(article, { sourceId: null, body: "LOL" }),
    aRecord(article, { sourceId: null, body: "LOL" }),
  ];
  const first = await store(await aRun(), batch);
  const before = await commentsOf(first);
  const run = await aRun();
  const [{ at }] = await db.$queryRaw<[{ at: string }]>`SELECT pg_current_snapshot()::text AS at`;
  const again = await store(run, batch);
  expect(again.tallies).toMatchObject([{ isNew: false, found: 3, added: 0, changed: 0, unchanged: 3 }]);
  expect(await commentsOf(first)).toEqual(before);
  expect(run.changes).toEqual([]);
  const written = await db.$queryRaw<unknown[]>`
    SELECT id FROM comment WHERE article_id = ${again.tallies[0]?.articleId}::uuid
      AND NOT pg_visible_in_snapshot(xmin::text::xid8, ${at}::pg_snapshot)`;
  expect(written).toEqual([]);
});

test("equal texts without an id stay apart, whatever the size of the batches", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom("LOL", "", "So true"), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (bodies, size) => {
        const article = anExportArticle();
        const records = bodies.map((body, index) =>
          aRecord(article, { body, sourceId: null, position: index + 1 }),
        );
        const inBatches = async (run: ImportRun, count: number) => {
          let last: StepOutcome = { tallies: [], warnings: [] };
          for (let at = 0; at < records.length; at += count)
            last = await store(run, records.slice(at, at + count));
          return last;
        };
        const outcome = await inBatches(await aRun(), size);
        const comments = await commentsOf(outcome);
        expect(comments.map(({ body }) => body)).toEqual(bodies);
        await inBatches(await aRun(), records.length);
        expect(await commentsOf(outcome)).toEqual(comments);
      },
    ),
    { numRuns: 10, seed: 7 },
  );
});

test("a preview tells what an import would and writes nothing", async () => {
  const article = anExportArticle();
  const first = await store(await aRun(), [aRecord(article)]);
  const before = await commentsOf(first);
  const preview = await aRun({ isPreview: true, savedAt: TUESDAY });
  await store(preview, [aRecord(article, { net: 30 }), aRecord(article, { sourceId: "c2" })]);
  const outcome = await store(preview, [aRecord(article, { sourceId: "c3" })]);
  expect(preview.changes).toMatchObject([
    { kind: "votes", before: { net: 3 }, after: { net: 30 } },
    { kind: "new", position: 2 },
    { kind: "new", position: 3 },
  ]);
  expect(outcome.tallies).toMatchObject([{ found: 1, added: 1, isNew: false }]);
  expect(await commentsOf(first)).toEqual(before);
  expect(await db.importArticle.count({ where: { importId: preview.importId } })).toBe(0);
});

test("addresses are kept only where somebody asked for them", async () => {
  const article = anExportArticle();
  const record = aRecord(article, { personal: { email: "r@example.org", ip: "192.0.2.1" } });
  const outcome = await store(await aRun(), [record]);
  expect((await commentsOf(outcome))[0]?.personal).toBeNull();
  await store(await aRun({ keepPersonal: true }), [record]);
  expect((await commentsOf(outcome))[0]?.personal).toMatchObject({ email: "r@example.org", ip: "192.0.2.1" });
});

test("a known fact of an article is never replaced by an unknown one", async () => {
  const article = anExportArticle({ byline: "By Ann Reed", url: "https://harbour.example/ferry" });
  await store(await aRun(), [{ kind: "article", article }]);
  const bare = { ...article, title: null, byline: null, url: null, section: "local" };
  const outcome = await store(await aRun({ savedAt: TUESDAY }), [aRecord(bare)]);
  const stored = await db.article.findUniqueOrThrow({ where: { id: outcome.tallies[0]?.articleId } });
  expect(stored).toMatchObject({
    title: "Night ferry",
    byline: "By Ann Reed",
    url: "https://harbour.example/ferry",
    section: "local",
    commentCount: 1,
    observedAt: TUESDAY,
  });
});

test("whatever a text holds is stored, and met again", async () => {
  const article = anExportArticle();
  const records = hostileBodies().map(({ body }, index) =>
    aRecord(article, {
      body,
      sourceId: `h${index}\0`,
      author: `\ud800${body.slice(0, 50)}`,
      position: index + 1,
    }),
  );
  const outcome = await store(await aRun(), records);
  const comments = await commentsOf(outcome);
  expect(comments.map(({ body }) => body)).toEqual(hostileBodies().map(({ body }) => asStored(body)));
  const again = await store(await aRun(), records);
  expect(again.tallies).toMatchObject([{ added: 0, changed: 0, unchanged: records.length }]);
});

test("answers to comments that the source does not hold are told once for each article", async () => {
  const article = anExportArticle();
  const run = await aRun();
  const outcome = await store(run, [
    aRecord(article, { sourceId: "1", parentSourceId: "gone" }),
    aRecord(article, { sourceId: "2", parentSourceId: "1" }),
    aRecord(article, { sourceId: "3", parentSourceId: "also gone" }),
  ]);
  await warnOfUnknownParents(db, run.importId);
  expect(await db.importWarning.findMany({ where: { importId: run.importId } })).toMatchObject([
    {
      code: "unknown_parent",
      articleId: outcome.tallies[0]?.articleId,
      position: 1,
      message: expect.stringContaining("2 comments"),
    },
  ]);
});

test("two imports of one file at once leave each comment once, in one order", async () => {
  const article = anExportArticle();
  const records = Array.from({ length: 200 }, (_, index) =>
    aRecord(article, { sourceId: String(index), position: index + 1 }),
  );
  const both = [await aRun(), await aRun()];
  const [outcome] = await Promise.all(both.map((run) => store(run, records)));
  const comments = await commentsOf(outcome ?? { tallies: [], warnings: [] });
  expect(comments.map(({ position }) => position)).toEqual(records.map((_, index) => index + 1));
  const { commentCount } = await db.article.findUniqueOrThrow({ where: { id: comments[0]?.articleId } });
  expect(commentCount).toBe(200);
});
