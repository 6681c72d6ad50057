import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { getComment } from "@/lib/comments/data";
import { db } from "@/lib/db/client";
import { isDecidedOnEarlierText } from "@/lib/domain/decided-earlier";
import { aComment, actorFor } from "@/tests/support/factories";

test("a comment is read with its conversation and its neighbours, in reading order", async () => {
  const { articleId: thread, id: first } = await aComment({ position: 1 });
  const made = [first];
  const parents = [null, null, 0, null, 2, null, null, 4, null, null, null, null];
  for (const [index, parent] of parents.entries()) {
    if (index === 0) continue;
    const parentId = parent === null ? null : (made[parent] ?? null);
    made.push((await aComment({ articleId: thread, parentId, replyEvidence: parentId && "name" })).id);
  }
  const detail = await getComment(await actorFor("viewer"), made[4] ?? "");
  expect(detail.replyTo).toEqual({ id: made[2], position: 3, evidence: "name", isGone: false });
  expect(detail.threadCount).toBe(12);
  expect(detail.thread.map(({ position, depth }) => [position, depth])).toEqual([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 0],
    [5, 2],
    [6, 0],
    [7, 0],
    [8, 3],
  ]);
});

test("an answer to a comment that is gone stays, marked, and one to a comment that never came says so", async () => {
  const viewer = await actorFor("viewer");
  const gone = await aComment({ goneAt: new Date("2026-03-01T00:00:00Z") });
  const told = { articleId: gone.articleId, replyEvidence: "source" };
  const answer = await getComment(viewer, (await aComment({ ...told, parentId: gone.id })).id);
  expect(answer.replyTo).toEqual({ id: gone.id, position: 1, evidence: "source", isGone: true });
  expect(answer.thread.map(({ goneAt }) => goneAt)).toEqual(["2026-03-01T00:00:00.000Z", null]);
  expect(answer.answersUnknown).toBe(false);
  const lost = await getComment(viewer, (await aComment({ ...told, parentId: randomUUID() })).id);
  expect([lost.replyTo, lost.answersUnknown]).toEqual([null, true]);
});

test("whom a comment speaks of is told, but not twice whom it answers", async () => {
  const { articleId, id: first } = await aComment();
  const { id: second } = await aComment({ articleId });
  const { id } = await aComment({ articleId, parentId: second, replyEvidence: "quote" });
  await db.mention.createMany({
    data: [
      { commentId: id, number: 1, mentionedCommentId: first, evidence: "name" },
      { commentId: id, number: 2, mentionedCommentId: second, evidence: "quote" },
    ],
  });
  const { mentions } = await getComment(await actorFor("viewer"), id);
  expect(mentions).toEqual([{ id: first, position: 1, evidence: "name" }]);
});

test("a circle of replies in damaged data does not keep the reader waiting", async () => {
  const a = await aComment();
  const b = await aComment({ articleId: a.articleId, parentId: a.id });
  await db.comment.update({ where: { id: a.id }, data: { parentId: b.id } });
  expect((await getComment(await actorFor("viewer"), a.id)).thread).toHaveLength(2);
});

test("a comment shows how its votes moved, and what its source did to it", async () => {
  const importId = randomUUID();
  const decidedAt = new Date("2026-03-03T00:00:00Z");
  const editedAt = new Date("2026-03-09T00:00:00Z");
  const { id } = await aComment({
    net: -20,
    netChange: -18,
    isSwing: true,
    status: "kept",
    decidedAt,
    editedAt,
  });
  const observed = (day: number, net: number) => ({
    commentId: id,
    importId,
    observedAt: new Date(`2026-03-0${day}T00:00:00Z`),
    net,
    upvotes: 0,
    downvotes: -net,
  });
  await db.voteObservation.createMany({ data: [observed(8, -20), observed(1, -2)] });
  await db.sourceChange.create({
    data: {
      commentId: id,
      number: 1,
      importId,
      kind: "edited",
      observedAt: new Date("2026-03-08T00:00:00Z"),
      bodyBefore: "The ferry should go.",
    },
  });

  const comment = await getComment(await actorFor("viewer"), id);

  expect(comment.votes.map(({ observedAt, net }) => [observedAt, net])).toEqual([
    ["2026-03-01T00:00:00.000Z", -2],
    ["2026-03-08T00:00:00.000Z", -20],
  ]);
  expect(comment.sourceChanges).toEqual([
    { kind: "edited", observedAt: "2026-03-08T00:00:00.000Z", bodyBefore: "The ferry should go." },
  ]);
  expect([comment.isSwing, comment.netChange, isDecidedOnEarlierText(comment)]).toEqual([true, -18, true]);
});

test("an unknown comment is not found, whatever its name", async () => {
  for (const id of [randomUUID(), "1", "'; --", "\0"]) {
    await expect(getComment(await actorFor("viewer"), id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a comment tells which of its passages others quote, as they tell what they quote", async () => {
  const source = await aComment({ body: "The lamps stay lit until the last boat is in." });
  const quoting = await aComment({ articleId: source.articleId, body: "“The lamps stay lit” they say." });
  await db.quote.create({
    data: {
      ...{ commentId: quoting.id, number: 1, bodyStart: 1, bodyEnd: 19 },
      ...{ sourceCommentId: source.id, sourceStart: 0, sourceEnd: 18, confidence: 1 },
    },
  });
  const viewer = await actorFor("viewer");
  expect((await getComment(viewer, source.id)).quotedBy).toEqual([
    { start: 0, end: 18, commentId: quoting.id, position: quoting.position, bodyStart: 1, bodyEnd: 19 },
  ]);
  const { quotes, quotedBy } = await getComment(viewer, quoting.id);
  expect(quotes.map((quote) => quote.source)).toEqual([
    { kind: "comment", commentId: source.id, position: source.position, start: 0, end: 18 },
  ]);
  expect(quotedBy).toEqual([]);
});
