import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { anExportArticle, aRecord, aRun, store, TUESDAY } from "@/tests/support/batches";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { linkThreadIn } from "./link-step";
import { settleContext } from "./settle";

const LONG = "The harbour office has promised a dry waiting room since my grandmother took the ferry.";

/** A thread of these comments, on an article of its own. */
async function aThread(comments: Parameters<typeof aComment>[0][]) {
  const article = await anArticle({ contextDue: 1 });
  const made = [];
  for (const comment of comments) made.push(await aComment({ ...comment, articleId: article.id }));
  return { articleId: article.id, ids: made.map(({ id }) => id) };
}

/** By place in the thread: the place of the parent, and what says so. */
async function parentsIn(articleId: string) {
  const comments = await db.comment.findMany({ where: { articleId }, orderBy: { position: "asc" } });
  const places = new Map(comments.map(({ id }, index) => [id, index + 1]));
  return comments.map(({ parentId, replyEvidence }) => [
    parentId && (places.get(parentId) ?? "elsewhere"),
    replyEvidence,
  ]);
}

const versions = (articleId: string) =>
  db.$queryRaw<{ row: string }[]>`
    SELECT c.xmin::text || ' ' || coalesce(string_agg(q.xmin::text, ' '), '') || ' '
      || coalesce(string_agg(m.xmin::text, ' '), '') AS row
    FROM comment c LEFT JOIN quote q ON q.comment_id = c.id LEFT JOIN mention m ON m.comment_id = c.id
    WHERE c.article_id = ${articleId}::uuid GROUP BY c.id ORDER BY c.id`;

test("quotes, mentions and parents are found in what is stored, and written once", async () => {
  const { articleId, ids } = await aThread([
    { author: "Noor", body: LONG },
    { author: "Kei", body: "Sell it to the islanders, and be done with the whole debate at last." },
    { author: "Aya", body: `@Kei\n\n${LONG}\n\nMine ends at three.` },
    { author: "Bo", body: "Kei: no." },
  ]);
  await settleContext();
  expect(await parentsIn(articleId)).toEqual([
    [null, null],
    [null, null],
    [1, "quote"],
    [2, "name"],
  ]);
  expect(await db.quote.findMany({ where: { commentId: ids[2] ?? "" } })).toMatchObject([
    { number: 1, sourceCommentId: ids[0], sourceStart: 0, sourceEnd: LONG.length, kind: "verbatim" },
  ]);
  const mentions = await db.mention.findMany({ where: { commentId: ids[2] ?? "" } });
  expect(mentions.map(({ mentionedCommentId }) => mentionedCommentId)).toContain(ids[1]);
  const before = await versions(articleId);
  await db.article.update({ where: { id: articleId }, data: { contextDue: 1 } });
  await settleContext();
  expect(await versions(articleId)).toEqual(before);
});

test("what the source tells stands, also of a comment that is not here; a correction stands before it", async () => {
  const actor = await actorFor("moderator");
  const { articleId, ids } = await aThread([{ body: LONG }, { body: "Sell it." }]);
  const [first = "", second = ""] = ids;
  const told = { articleId, replyEvidence: "source" };
  await aComment({ ...told, parentId: second, body: `${LONG}\n\nNo.` });
  await aComment({ ...told, parentId: "00000000-0000-4000-8000-00000000dead" });
  const corrected = await aComment({ ...told, parentId: second, body: "Yes." });
  await db.linkCorrection.create({
    data: { commentId: corrected.id, parentId: first, moderatorId: actor.moderatorId ?? "" },
  });
  await settleContext();
  expect((await parentsIn(articleId)).slice(2)).toEqual([
    [2, "source"],
    ["elsewhere", "source"],
    [1, "moderator"],
  ]);
});

test("an export imported again after its links were worked out tells nothing new", async () => {
  const article = anExportArticle();
  const batch = [
    aRecord(article, { sourceId: "1", body: LONG }),
    aRecord(article, { sourceId: "2", body: `${LONG}\n\nNo.`, position: 2 }),
    aRecord(article, { sourceId: "3", body: "Yes.", position: 3, parentSourceId: "2" }),
  ];
  const { tallies } = await store(await aRun(), batch);
  await settleContext();
  const articleId = tallies[0]?.articleId ?? "";
  const linked = [
    [null, null],
    [1, "quote"],
    [2, "source"],
  ];
  expect(await parentsIn(articleId)).toEqual(linked);
  const before = await versions(articleId);
  expect((await store(await aRun(), batch)).tallies).toMatchObject([{ unchanged: 3, changed: 0 }]);
  expect(await versions(articleId)).toEqual(before);
  const later = await store(await aRun({ savedAt: TUESDAY }), batch);
  expect(later.tallies).toMatchObject([{ unchanged: 3 }]);
  expect(await parentsIn(articleId)).toEqual(linked);
});

test("quotes of words that changed go, and links that nothing shows any more", async () => {
  const { articleId, ids } = await aThread([{ body: LONG }, { body: `${LONG}\n\nNo.` }]);
  await settleContext();
  expect((await parentsIn(articleId))[1]).toEqual([1, "quote"]);
  await db.comment.update({ where: { id: ids[1] ?? "" }, data: { body: "No." } });
  await db.article.update({ where: { id: articleId }, data: { contextDue: 1 } });
  await settleContext();
  expect((await parentsIn(articleId))[1]).toEqual([null, null]);
  expect(await db.quote.count({ where: { commentId: ids[1] ?? "" } })).toBe(0);
});

test("a thread that is linked in stretches is linked like a whole one where no link is longer than their overlap", async () => {
  const bodies = Array.from({ length: 40 }, (_, index) => {
    const own = `Number ${index} tells of harbour ${index * 7} and of lantern ${index * 11} on the quay.`;
    const quoted = index - 3;
    return index % 4 === 3
      ? `Number ${quoted} tells of harbour ${quoted * 7} and of lantern ${quoted * 11} on the quay.\n\n${own}`
      : own;
  });
  const { articleId } = await aThread(bodies.map((body) => ({ body })));
  await settleContext();
  const whole = await parentsIn(articleId);
  expect(whole.filter(([parent]) => parent !== null)).toHaveLength(10);
  await db.comment.updateMany({ where: { articleId }, data: { parentId: null, replyEvidence: null } });
  await db.$transaction((tx) => linkThreadIn(tx, articleId, { whole: 13, overlap: 8 }));
  expect(await parentsIn(articleId)).toEqual(whole);
});
