import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findDue } from "@/lib/context/find-due";
import { db } from "@/lib/db/client";
import { actorFor, anArticle } from "@/tests/support/factories";
import { countThreadsDue } from "./data";
import { thisRunner } from "./runner";
import { settleForAMoment } from "./work";

test("threads are read when no import runs, and not while one does", async () => {
  const { id } = await anArticle({ contextDue: 1 });
  const dueOf = async () => (await db.article.findUniqueOrThrow({ where: { id } })).contextDue;
  const running = await db.import.create({
    data: {
      id: randomUUID(),
      fileName: "running.ndjson",
      bytes: 0,
      status: "running",
      heartbeatAt: new Date(),
      runner: thisRunner(new Date(), 0, 0),
    },
  });
  expect(await settleForAMoment()).toBe(false);
  expect(await dueOf()).toBe(1);
  expect(await countThreadsDue(await actorFor("viewer"))).toBe(1);
  await db.import.update({ where: { id: running.id }, data: { heartbeatAt: new Date(0) } });
  expect(await settleForAMoment()).toBe(true);
  expect(await dueOf()).toBe(0);
});

test("a long thread is left to the process beside the imports", async () => {
  const { id } = await anArticle({ contextDue: 1, commentCount: 2001 });
  expect(await settleForAMoment("short")).toBe(false);
  expect([await findDue({ length: "short" }), await findDue({ length: "long" })]).toEqual([[], [id]]);
  expect(await settleForAMoment()).toBe(true);
});
