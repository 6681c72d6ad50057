import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listNear } from "@/lib/links/data";
import { aComment, actorFor } from "@/tests/support/factories";

test("the comments around a number are listed in the page's order, else those around the comment", async () => {
  const viewer = await actorFor("viewer");
  const { articleId, id } = await aComment();
  for (let made = 1; made < 30; made += 1) await aComment({ articleId });
  const near = async (around: string | null) =>
    (await listNear(viewer, id, around)).map(({ position }) => position);
  expect(await near(null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await near("20")).toEqual(Array.from({ length: 20 }, (_, index) => index + 8));
  expect((await near("999")).at(-1)).toBe(30);
  expect(await near("no number")).toEqual(await near(null));
  expect(await listNear(viewer, randomUUID(), null)).toEqual([]);
});
