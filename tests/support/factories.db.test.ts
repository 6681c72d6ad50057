import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aComment, actorFor, anArticle } from "./factories";

test("a made comment stands in the kept counts and can be found by its words", async () => {
  const article = await anArticle();
  const comment = await aComment({ articleId: article.id, body: "A lighthouse, again", status: "removed" });
  const counts =
    await db.$queryRaw`SELECT sum(count)::int AS removed FROM status_count WHERE name = 'removed'`;
  const found =
    await db.$queryRaw`SELECT id AS comment_id FROM comment c WHERE to_tsvector('simple', left(c.body, 100000)) @@ to_tsquery('simple', 'lighthouse')`;
  expect(counts).toEqual([{ removed: 1 }]);
  expect(found).toEqual([{ comment_id: comment.id }]);
});

test("a test file sees only its own rows", async () => {
  await actorFor("viewer");
  expect(await db.moderator.count()).toBe(1);
});
