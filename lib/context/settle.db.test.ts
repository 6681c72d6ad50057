import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { storePage } from "@/lib/imports/store-page";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";
import { isContextDue, settleContext } from "./settle";

async function store(title: string, bodies: string[]): Promise<string> {
  const page = aParsedPage(
    title,
    bodies.map((body) => ({ body })),
  );
  const [tally] = (await storePage(await aRun(), page, NO_CHECKPOINT)).tallies;
  return tally?.articleId ?? "";
}

const dueOf = async (id: string) => (await db.article.findUniqueOrThrow({ where: { id } })).contextDue;

test("an import raises what is due, and settling puts it back", async () => {
  const id = await store("Raised", ["One", "Two"]);
  expect(await dueOf(id)).toBeGreaterThan(0);
  expect(await isContextDue()).toBe(true);
  expect(await settleContext()).toBeGreaterThan(0);
  expect(await dueOf(id)).toBe(0);
  expect(await isContextDue()).toBe(false);
  await store("Raised", ["One", "Two", "Three"]);
  expect(await dueOf(id)).toBe(1);
});

test("an article that an import holds is left due", async () => {
  const id = await store("Held", ["One"]);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM article WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    await settleContext();
  });
  expect(await dueOf(id)).toBe(1);
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
