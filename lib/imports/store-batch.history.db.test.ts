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
  WEDNESDAY,
} from "@/tests/support/batches";
import type { StepOutcome } from "./run";

test("newer votes become the current ones and a line of the ledger, and no work of a moderator changes", async () => {
  const article = anExportArticle();
  const first = await store(await aRun(), [aRecord(article)]);
  const [before] = await commentsOf(first);
  await db.comment.update({ where: { id: before?.id }, data: { status: "kept", revision: 2, flagCount: 1 } });
  const run = await aRun({ savedAt: TUESDAY });
  const outcome = await store(run, [aRecord(article, { net: -4, upvotes: 5, downvotes: 9, state: "spam" })]);
  const [comment] = await commentsOf(first);
  expect(comment).toMatchObject({
    net: -4,
    downvotes: 9,
    status: "kept",
    revision: 2,
    flagCount: 1,
    seenAt: TUESDAY,
  });
  expect(comment?.votes).toMatchObject([{ net: 3 }, { net: -4, netChange: -7, observedAt: TUESDAY }]);
  expect(outcome.tallies).toMatchObject([{ changed: 1, votesChanged: 1, added: 0 }]);
  expect(run.changes).toMatchObject([{ kind: "votes", before: { net: 3 }, after: { net: -4 } }]);
  const { swingsDue } = await db.article.findUniqueOrThrow({ where: { id: comment?.articleId } });
  expect(swingsDue).toBe(true);
});

test("files in any order leave the same current votes and the same ledger", async () => {
  const days = [
    { savedAt: MONDAY, net: 1 },
    { savedAt: TUESDAY, net: 5 },
    { savedAt: WEDNESDAY, net: 9 },
  ];
  const orders = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
    [2, 1, 0],
  ];
  for (const order of orders) {
    const article = anExportArticle();
    let outcome: StepOutcome | undefined;
    for (const index of order) {
      const { savedAt, net } = days[index] ?? { savedAt: MONDAY, net: 0 };
      outcome = await store(await aRun({ savedAt }), [aRecord(article, { net, upvotes: net, downvotes: 0 })]);
    }
    const [comment] = await commentsOf(outcome ?? { tallies: [], warnings: [] });
    expect(comment).toMatchObject({ net: 9, seenAt: WEDNESDAY });
    expect(comment?.votes.map(({ net, netChange }) => [net, netChange])).toEqual([
      [1, null],
      [5, 4],
      [9, 4],
    ]);
  }
});

test("a changed text keeps the one before it and is found by its new words", async () => {
  const article = anExportArticle();
  const first = await store(await aRun(), [aRecord(article, { body: "The ferri stays" })]);
  const run = await aRun({ savedAt: TUESDAY });
  await store(run, [aRecord(article, { body: "The ferry stays" })]);
  const [comment] = await commentsOf(first);
  expect(comment).toMatchObject({
    body: "The ferry stays",
    editedAt: expect.any(Date),
    status: "open",
    revision: 0,
  });
  expect(comment?.sourceChanges).toMatchObject([
    { number: 1, kind: "edited", bodyBefore: "The ferri stays", observedAt: TUESDAY, importId: run.importId },
  ]);
  expect(await isFound(comment?.id ?? "", "ferry")).toBe(true);
  expect(await isFound(comment?.id ?? "", "ferri")).toBe(false);
  expect(run.changes).toMatchObject([
    { kind: "edited", before: "The ferri stays", after: "The ferry stays" },
  ]);
});

test("the last copy of an id counts, within a batch and across batches, and again on a second import", async () => {
  const article = anExportArticle();
  const copies = ["first", "second", "third"].map((body, index) =>
    aRecord(article, { body, position: index + 1 }),
  );
  const batches = [copies.slice(0, 2), copies.slice(2)];
  const importAll = async () => {
    const run = await aRun();
    const outcomes: StepOutcome[] = [];
    for (const batch of batches) outcomes.push(await store(run, batch));
    return outcomes;
  };
  const [first, second] = await importAll();
  const comments = await commentsOf(first ?? { tallies: [], warnings: [] });
  expect(comments).toMatchObject([{ body: "third", position: 1 }]);
  expect(comments[0]?.sourceChanges.map(({ bodyBefore }) => bodyBefore)).toEqual(["first", "second"]);
  expect([first, second].flatMap((outcome) => outcome?.warnings ?? [])).toMatchObject([
    { code: "repeated_id", commentId: comments[0]?.id },
    { code: "repeated_id", commentId: comments[0]?.id },
  ]);
  const again = await importAll();
  expect(again.flatMap(({ tallies }) => tallies).map(({ changed }) => changed)).toEqual([0, 0]);
  expect(await commentsOf(first ?? { tallies: [], warnings: [] })).toEqual(comments);
});
