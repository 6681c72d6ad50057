import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Actor, brandActor } from "@/lib/auth/actor";
import { listTurns, readOutline } from "@/lib/conversation/data";
import { db } from "@/lib/db/client";
import { conversationOf } from "@/lib/domain/conversation";
import { unpackRow } from "@/lib/domain/outline";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

/** A thread in which each comment but the first of each ten answers the one before. */
async function aThread(size: number) {
  const { id: articleId } = await anArticle();
  const ids = Array.from({ length: size }, () => randomUUID());
  await db.comment.createMany({
    data: ids.map((id, at) => ({
      ...{ id, articleId, position: at + 1, body: `Comment ${at + 1} on the ferry.` },
      ...{ net: at, upvotes: at, downvotes: 0, parentId: at % 10 === 0 ? null : (ids[at - 1] ?? null) },
    })),
  });
  return { articleId, ids };
}

async function wholeOutline(actor: Actor, articleId: string, rowsMax: number) {
  const parts = [await readOutline(actor, articleId, null, rowsMax)];
  for (let next = parts[0]?.nextCursor; next; next = parts.at(-1)?.nextCursor) {
    parts.push(await readOutline(actor, articleId, next, rowsMax));
  }
  return { parts, rows: parts.flatMap((part) => part.rows.map(unpackRow)) };
}

test("the outline of 3,000 comments comes in parts, each comment once, and lays out as conversations", async () => {
  const viewer = await actorFor("viewer");
  const { articleId, ids } = await aThread(3000);
  const { parts, rows } = await wholeOutline(viewer, articleId, 700);
  expect(parts.map((part) => part.rows.length)).toEqual([700, 700, 700, 700, 200]);
  expect(rows.map(({ id }) => id)).toEqual(ids);
  const turns = conversationOf(rows);
  expect(turns.filter(({ depth }) => depth === 0)).toHaveLength(300);
  expect(turns[10]).toMatchObject({ depth: 0, answers: 9, answerNets: { least: 11, greatest: 19 } });
  expect((await readOutline(viewer, articleId)).nextCursor).toBeNull();
});

test("comments that share a place on the page are not lost between two parts", async () => {
  const viewer = await actorFor("viewer");
  const { id: articleId } = await anArticle();
  await db.comment.createMany({
    data: Array.from({ length: 9 }, () => ({ id: randomUUID(), articleId, position: 1, body: "Same." })),
  });
  const { rows } = await wholeOutline(viewer, articleId, 2);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(9);
});

test("an answer to a comment that is gone stays below it, and says since when it is gone", async () => {
  const viewer = await actorFor("viewer");
  const goneAt = new Date("2026-03-01T00:00:00Z");
  const parent = await aComment({ goneAt });
  const answer = await aComment({ articleId: parent.articleId, parentId: parent.id });
  const orphan = await aComment({ articleId: parent.articleId, parentId: randomUUID() });
  const { rows } = await wholeOutline(viewer, parent.articleId, 10);
  expect(conversationOf(rows)).toMatchObject([
    { row: { id: parent.id, goneAt: goneAt.toISOString() }, depth: 0 },
    { row: { id: answer.id, goneAt: null }, depth: 1 },
    { row: { id: orphan.id, parentId: orphan.parentId }, depth: 0, parent: null },
  ]);
});

test("turns come with their text, quotes both ways and mentions; those of other articles do not come", async () => {
  const viewer = await actorFor("viewer");
  const source = await aComment({ body: `The lamps stay lit. ${"Long. ".repeat(900)}` });
  const other = await aComment();
  const quoting = await aComment({
    articleId: source.articleId,
    parentId: source.id,
    replyEvidence: "quote",
  });
  await db.quote.create({
    data: {
      ...{ commentId: quoting.id, number: 1, bodyStart: 0, bodyEnd: 9, sourceCommentId: source.id },
      ...{ sourceStart: 0, sourceEnd: 9, confidence: 1 },
    },
  });
  const third = await aComment({ articleId: source.articleId });
  await db.mention.createMany({
    data: [source, third].map(({ id }, at) => ({
      ...{ commentId: quoting.id, number: at + 1, mentionedCommentId: id, evidence: "name" },
    })),
  });
  const turns = await listTurns(viewer, source.articleId, [source.id, quoting.id, other.id, randomUUID()]);
  expect(turns.map(({ id }) => id).toSorted()).toEqual([source.id, quoting.id].toSorted());
  expect(turns.find(({ id }) => id === source.id)).toMatchObject({
    bodyChars: source.body.length,
    body: source.body.slice(0, 4000),
    quotedBy: [{ start: 0, end: 9, commentId: quoting.id, position: 2 }],
  });
  expect(turns.find(({ id }) => id === quoting.id)).toMatchObject({
    replyEvidence: "quote",
    // What it answers is no mention beside.
    mentions: [{ id: third.id, position: 3, evidence: "name" }],
    quotes: [{ bodyStart: 0, source: { kind: "comment", commentId: source.id, position: 1 } }],
  });
});

test("forged ids and markers, too many at once, and people without a role are refused", async () => {
  const viewer = await actorFor("viewer");
  const { articleId } = await aComment();
  const id = randomUUID();
  for (const cursor of ["", "1", `1.${id}'`, `99999999999.${id}`]) {
    await expect(readOutline(viewer, articleId, cursor)).rejects.toMatchObject({ code: "invalid" });
  }
  await expect(
    listTurns(
      viewer,
      articleId,
      Array.from({ length: 61 }, () => id),
    ),
  ).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(listTurns(viewer, articleId, ["\0"])).rejects.toMatchObject({ code: "invalid" });
  await expect(readOutline(viewer, "\0")).rejects.toMatchObject({ code: "not_found" });
  expect(await readOutline(viewer, id)).toEqual({ rows: [], nextCursor: null });
  const nobody = brandActor({ moderatorId: null, name: "Nobody", role: JSON.parse('"guest"') });
  await expect(readOutline(nobody, articleId)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(listTurns(nobody, articleId, [])).rejects.toMatchObject({ code: "not_allowed" });
});
