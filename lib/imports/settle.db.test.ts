import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";
import { settleSwings } from "./settle";
import { storePage } from "./store-page";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** A thread of twelve in which the first has so many net votes and the others one. */
async function storeThread(title: string, saved: number, net: number): Promise<string> {
  const comments = Array.from({ length: 12 }, (_, index) => ({
    body: `Comment ${index}`,
    net: index === 0 ? net : 1,
  }));
  const run = await aRun({ savedAt: day(saved) });
  const [tally] = (await storePage(run, aParsedPage(title, comments), NO_CHECKPOINT)).tallies;
  return tally?.articleId ?? "";
}

const swings = async (articleId: string) =>
  (await db.comment.findMany({ where: { articleId, netChange: { not: null } } })).map((comment) => [
    comment.body,
    comment.netChange,
    comment.netChangePerDay,
    comment.isSwing,
  ]);

test("a sudden swing is marked once the import has ended, and the next change takes its place", async () => {
  const id = await storeThread("Swing", 1, 3);
  await settleSwings();
  expect(await swings(id)).toEqual([]);
  await storeThread("Swing", 3, -37);
  await settleSwings();
  expect(await swings(id)).toEqual([["Comment 0", -40, -20, true]]);
  expect(await db.article.findMany({ where: { id } })).toMatchObject([{ swingsDue: false }]);
  await storeThread("Swing", 4, -39);
  await settleSwings();
  expect(await swings(id)).toEqual([["Comment 0", -2, -2, false]]);
});

test("a copy with the same votes leaves the marks, and settling twice is the same as once", async () => {
  const id = await storeThread("Still", 1, 3);
  await storeThread("Still", 3, -37);
  await settleSwings();
  const before = await db.comment.findMany({ where: { articleId: id }, orderBy: { id: "asc" } });
  await settleSwings();
  expect(await db.comment.findMany({ where: { articleId: id }, orderBy: { id: "asc" } })).toEqual(before);
  await storeThread("Still", 5, -37);
  await settleSwings();
  expect(await swings(id)).toEqual([["Comment 0", -40, -20, true]]);
});

test("an article that another import holds is left to that import", async () => {
  const id = await storeThread("Held", 1, 3);
  await storeThread("Held", 3, -37);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    await settleSwings();
  });
  expect(await swings(id)).toEqual([]);
  await settleSwings();
  expect(await swings(id)).toHaveLength(1);
});
