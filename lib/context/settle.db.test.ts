import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { ImportRun } from "@/lib/imports/run";
import { storePage } from "@/lib/imports/store-page";
import { correctLink } from "@/lib/links/mutations";
import { actorFor } from "@/tests/support/factories";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";
import { findDue } from "./find-due";
import { settleContext } from "./settle";
import { beginTry, endTry, tryToHold } from "./try-context";

async function store(title: string, bodies: string[], run?: ImportRun): Promise<string> {
  const page = aParsedPage(
    title,
    bodies.map((body) => ({ body })),
  );
  const [tally] = (await storePage(run ?? (await aRun()), page, NO_CHECKPOINT)).tallies;
  return tally?.articleId ?? "";
}

const dueOf = async (id: string) => (await db.article.findUniqueOrThrow({ where: { id } })).contextDue;

test("an import raises what is due, and settling puts it back", async () => {
  const id = await store("Raised", ["One", "Two"]);
  expect(await dueOf(id)).toBeGreaterThan(0);
  expect(await settleContext()).toBeGreaterThan(0);
  expect(await dueOf(id)).toBe(0);
  await store("Raised", ["One", "Two", "Three"]);
  expect(await dueOf(id)).toBe(1);
});

test("an article that an import holds is left due", async () => {
  const id = await store("Held", ["One"]);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR UPDATE`;
    await settleContext();
  });
  expect(await dueOf(id)).toBe(1);
});

test("an import's own context is settled alone, what others left stays due, and who holds its article is waited for", async () => {
  const run = await aRun();
  const own = await store("Own", ["One", "Two"], run);
  const others = [await store("Another", ["One"]), await store("One more", ["One"])];
  let settled = Promise.resolve(0);
  await db.$transaction(async (tx) => {
    await tryToHold(tx, own);
    settled = settleContext({ importIds: [run.importId] });
    await findDue();
  });
  expect(await settled).toBe(1);
  expect([await dueOf(own), ...(await Promise.all(others.map(dueOf)))]).toEqual([0, 1, 1]);
});

test("settling stops when it is told to, and goes on the next time", async () => {
  const ids = [await store("Stop 1", ["One"]), await store("Stop 2", ["One"])];
  let articles = 0;
  await settleContext({ shouldStop: () => articles > 0, onArticle: () => (articles += 1) });
  const left = await db.article.count({ where: { id: { in: ids }, contextDue: { gt: 0 } } });
  expect([1, 2]).toContain(left);
  await settleContext();
  expect(await db.article.count({ where: { contextDue: { gt: 0 } } })).toBe(0);
});

test("what was imported last is read first", async () => {
  const before = await store("Old", ["One"]);
  const last = await store("New", ["One"]);
  await db.article.update({ where: { id: before }, data: { contextDue: 0 } });
  const ids = [await store("Older", ["One"]), last, await store("Newest", ["One"])];
  await db.article.update({ where: { id: last }, data: { contextDue: { increment: 1 } } });
  await findDue();
  const looks = [await findDue(), await findDue(), await findDue(), await findDue()];
  const newestFirst = [last, ids[2], ids[0]];
  expect(looks.filter((look) => look.join() === newestFirst.join())).toHaveLength(3);
  expect(looks.filter((look) => look.join() === [ids[0], ids[2]].join())).toHaveLength(1);
  await settleContext();
});

test("what is raised while its context is worked out stays due", async () => {
  const id = await store("Meanwhile", ["One"]);
  await db.$transaction(async (tx) => {
    const due = await beginTry(tx, id);
    await db.article.update({ where: { id }, data: { contextDue: { increment: 1 } } });
    await endTry(tx, id, due ?? 0);
  });
  expect(await dueOf(id)).toBe(2);
  await settleContext();
  expect(await dueOf(id)).toBe(0);
});

test("an article that ended its worker three times waits, until it is raised again, and the others do not", async () => {
  const id = await store("Poison", ["One"]);
  for (let tries = 0; tries < 3; tries += 1) await db.$transaction((tx) => beginTry(tx, id));
  const other = await store("Sound", ["One"]);
  await settleContext();
  expect([await dueOf(id), await dueOf(other)]).toEqual([1, 0]);
  await store("Poison", ["One", "Two"]);
  await settleContext();
  expect(await dueOf(id)).toBe(0);
  expect(await db.contextTry.count()).toBe(0);
});

test("of two who settle one article at once the second leaves it to the first", async () => {
  const id = await store("Twice", ["One"]);
  await db.$transaction(async (tx) => {
    expect(await tryToHold(tx, id)).toBe(true);
    expect(await settleContext()).toBe(0);
  });
  expect(await dueOf(id)).toBe(1);
  await settleContext();
});

test("a correction waits for nobody who reads the thread, and is not forgotten by them", async () => {
  const id = await store("Corrected meanwhile", ["One", "Two"]);
  const [first, second] = await db.comment.findMany({
    where: { articleId: id },
    orderBy: { position: "asc" },
  });
  const by = await actorFor("moderator");
  await db.$transaction(async (tx) => {
    await tryToHold(tx, id);
    await correctLink(by, { id: randomUUID(), commentId: second?.id ?? "", parentId: first?.id ?? "" });
  });
  expect(await dueOf(id)).toBe(2);
  await settleContext();
});
