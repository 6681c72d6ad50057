import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listAnnotations } from "@/lib/annotations/data";
import { db } from "@/lib/db/client";
import { aComment, actorFor } from "@/tests/support/factories";

const BODY = "The night ferry should stay.";
const ANY = { by: null, tag: null, article: null, naming: null, state: null };

test("a list of mine, of a tag, of an article or of a state goes on where a page of it ended", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const { id, articleId } = await aComment({ body: BODY });
  const rest = {
    subjectId: id,
    articleId,
    exact: "ferry",
    prefix: "",
    suffix: "",
    selectionStart: 10,
    selectionEnd: 15,
    copies: 1,
  };
  await db.annotation.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      ...rest,
      id: randomUUID(),
      moderatorId: (index < 55 ? noor : kei).moderatorId ?? "",
      kind: index % 2 ? "note" : "tag",
      tag: index % 2 ? null : `tag ${articleId}`,
      resolvedAt: index === 3 ? new Date() : null,
      // Several at the same moment.
      writtenAt: new Date(1_700_000_000_000 + Math.floor(index / 7)),
    })),
  });
  const mine = await listAnnotations(noor, { ...ANY, by: "me", article: articleId }, null);
  const later = await listAnnotations(noor, { ...ANY, by: "me", article: articleId }, mine.nextCursor);
  expect(new Set([...mine.rows, ...later.rows].map((row) => row.id)).size).toBe(55);
  expect([mine.counts, later.nextCursor]).toEqual([{ all: 55, open: 54, resolved: 1, lost: 0 }, null]);
  expect((await listAnnotations(noor, { ...ANY, tag: ` TAG ${articleId}` }, null)).counts.all).toBe(30);
  expect(
    (await listAnnotations(noor, { ...ANY, article: articleId, state: "resolved" }, null)).rows,
  ).toHaveLength(1);
  await expect(listAnnotations(noor, { ...ANY, by: "nobody" }, null)).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(listAnnotations(noor, ANY, "x")).rejects.toMatchObject({ code: "invalid" });
});
