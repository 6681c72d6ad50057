import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { countComments, getComment } from "@/lib/comments/data";
import { decideComments, undoDecision, undoDecisions } from "@/lib/comments/mutations";
import { loadCommentQuery } from "@/lib/comments/query";
import { db } from "@/lib/db/client";
import type { Status } from "@/lib/domain/statuses";
import { deskCounts } from "@/lib/stats/data";
import { aComment, actorFor } from "@/tests/support/factories";

const one = (commentId: string, revision: number, status: Status, id: string = randomUUID()) => ({
  decisions: [{ id, commentId, revision, status }],
});

test("a decision changes the comment, is logged and moves the kept counts", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const before = await deskCounts(actor);
  const id = randomUUID();
  const { applied, conflicts } = await decideComments(actor, one(commentId, 0, "removed", id));
  expect(conflicts).toEqual([]);
  expect(applied).toEqual([
    { id, commentId, status: "removed", revision: 1, decidedByName: "Noor", decidedAt: expect.any(String) },
  ]);
  const detail = await getComment(actor, commentId);
  expect(detail).toMatchObject({ status: "removed", revision: 1, decidedByName: "Noor" });
  expect(detail.decidedAt).toBe(applied[0]?.decidedAt);
  expect(detail.decisions).toMatchObject([
    { id, action: "decide", fromStatus: "open", toStatus: "removed", moderatorName: "Noor" },
  ]);
  const after = await deskCounts(actor);
  expect(after.open.count).toBe(before.open.count - 1);
  expect(after.removed.count).toBe(before.removed.count + 1);
});

test("a viewer can neither decide nor undo, and the command line has no name to decide under", async () => {
  const viewer = await actorFor("viewer");
  const { id: commentId } = await aComment();
  await expect(decideComments(viewer, one(commentId, 0, "kept"))).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(
    undoDecision(viewer, { id: randomUUID(), commentId, undoes: randomUUID() }),
  ).rejects.toMatchObject({ code: "not_allowed" });
  expect(await db.decision.count({ where: { commentId } })).toBe(0);
});

test("the same decision sent again, or twice at once, is one decision with one answer", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const asked = one(commentId, 0, "kept");
  const [first, second] = await Promise.all([decideComments(actor, asked), decideComments(actor, asked)]);
  const third = await decideComments(actor, asked);
  expect(first.applied).toHaveLength(1);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(await db.decision.count({ where: { commentId } })).toBe(1);
  expect(await db.comment.findUniqueOrThrow({ where: { id: commentId } })).toMatchObject({ revision: 1 });
});

test("a decision repeated after somebody changed the comment still answers what it did", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const asked = one(commentId, 0, "kept");
  await decideComments(actor, asked);
  await decideComments(await actorFor("moderator"), one(commentId, 1, "removed"));
  const again = await decideComments(actor, asked);
  expect(again).toMatchObject({ applied: [{ status: "kept", revision: 1 }], conflicts: [] });
  expect(await db.comment.findUniqueOrThrow({ where: { id: commentId } })).toMatchObject({
    status: "removed",
  });
});

test("of two moderators at once one wins, and the other is told who, what and when", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const kei = await actorFor("moderator", { name: "Kei" });
  const { id: commentId } = await aComment();
  const [a, b] = await Promise.all([
    decideComments(noor, one(commentId, 0, "kept")),
    decideComments(kei, one(commentId, 0, "removed")),
  ]);
  const [won, lost] = a.applied.length === 1 ? [a, b] : [b, a];
  expect(won.conflicts).toEqual([]);
  expect(lost.applied).toEqual([]);
  const winner = won.applied[0];
  expect(lost.conflicts).toEqual([{ ...winner, id: lost.conflicts[0]?.id }]);
  expect(lost.conflicts[0]?.id).not.toBe(winner?.id);
  expect(await db.decision.count({ where: { commentId } })).toBe(1);
});

test("bulk decisions in opposite orders end without a deadlock and decide each comment once", async () => {
  const actors = await Promise.all([actorFor("moderator"), actorFor("moderator"), actorFor("moderator")]);
  const comments = await Promise.all(Array.from({ length: 60 }, () => aComment()));
  const results = await Promise.all(
    actors.map((actor, turn) => {
      const ordered = turn % 2 ? comments.toReversed() : comments;
      const decisions = ordered.map(({ id }) => ({
        id: randomUUID(),
        commentId: id,
        revision: 0,
        status: "kept" as const,
      }));
      return decideComments(actor, { decisions });
    }),
  );
  const applied = results.flatMap((result) => result.applied.map(({ commentId }) => commentId));
  expect(new Set(applied).size).toBe(60);
  expect(applied).toHaveLength(60);
  expect(results.flatMap((result) => result.conflicts)).toHaveLength(120);
});

test("a batch decides what it can and names the rest", async () => {
  const actor = await actorFor("moderator");
  const [free, taken] = [await aComment(), await aComment()];
  await decideComments(await actorFor("moderator", { name: "Kei" }), one(taken.id, 0, "escalated"));
  const result = await decideComments(actor, {
    decisions: [free, taken].map(({ id }) => ({
      id: randomUUID(),
      commentId: id,
      revision: 0,
      status: "kept" as const,
    })),
  });
  expect(result.applied).toMatchObject([{ commentId: free.id }]);
  expect(result.conflicts).toMatchObject([
    { commentId: taken.id, status: "escalated", decidedByName: "Kei" },
  ]);
});

test("deciding a comment that is gone says so and decides nothing of the batch", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const decisions = [commentId, randomUUID()].map((id) => ({
    id: randomUUID(),
    commentId: id,
    revision: 0,
    status: "kept" as const,
  }));
  await expect(decideComments(actor, { decisions })).rejects.toMatchObject({ code: "not_found" });
  expect(await db.comment.findUniqueOrThrow({ where: { id: commentId } })).toMatchObject({ status: "open" });
});

test("undo restores the status with a new line of the log, and undoing that restores the decision", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment({ flagCount: 1 });
  const counts = await deskCounts(actor);
  const { applied } = await decideComments(actor, one(commentId, 0, "removed"));
  const undone = await undoDecision(actor, { id: randomUUID(), commentId, undoes: applied[0]?.id ?? "" });
  expect(undone).toMatchObject({ kind: "done", comment: { status: "open", revision: 2 } });
  expect(await deskCounts(actor)).toEqual(counts);
  const redone = await undoDecision(actor, {
    id: randomUUID(),
    commentId,
    undoes: undone.kind === "done" ? undone.comment.id : "",
  });
  expect(redone).toMatchObject({ kind: "done", comment: { status: "removed", revision: 3 } });
  const { decisions } = await getComment(actor, commentId);
  expect(decisions.map(({ action }) => action)).toEqual(["undo", "undo", "decide"]);
  expect(decisions[1]).toMatchObject({ undoes: applied[0]?.id, fromStatus: "removed", toStatus: "open" });
});

test("undo sent twice, also at once, is done once", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const { applied } = await decideComments(actor, one(commentId, 0, "kept"));
  const asked = { id: randomUUID(), commentId, undoes: applied[0]?.id ?? "" };
  const results = await Promise.all([undoDecision(actor, asked), undoDecision(actor, asked)]);
  results.push(await undoDecision(actor, asked));
  for (const result of results) expect(result).toMatchObject({ kind: "done", comment: { revision: 2 } });
  expect(await db.decision.count({ where: { commentId } })).toBe(2);
});

test("what one request undoes twice, under one id or two, is undone once, with one line", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const counts = await deskCounts(actor);
  const { applied } = await decideComments(actor, one(commentId, 0, "kept"));
  const asked = { id: randomUUID(), commentId, undoes: applied[0]?.id ?? "" };
  const results = await undoDecisions(actor, [asked, asked, { ...asked, id: randomUUID() }]);
  expect(results.map(({ kind }) => kind).sort()).toEqual(["conflict", "done", "done"]);
  expect(await db.decision.count({ where: { commentId } })).toBe(2);
  expect(await deskCounts(actor)).toEqual(counts);
});

test("undo is refused after a colleague's decision, and names the colleague", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const { applied } = await decideComments(actor, one(commentId, 0, "kept"));
  await decideComments(await actorFor("moderator", { name: "Kei" }), one(commentId, 1, "escalated"));
  const result = await undoDecision(actor, { id: randomUUID(), commentId, undoes: applied[0]?.id ?? "" });
  expect(result).toMatchObject({
    kind: "conflict",
    conflict: { status: "escalated", revision: 2, decidedByName: "Kei" },
  });
});

test("a colleague's decision is undone by admins only", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const { applied } = await decideComments(actor, one(commentId, 0, "kept"));
  const asked = { id: randomUUID(), commentId, undoes: applied[0]?.id ?? "" };
  await expect(undoDecision(await actorFor("moderator"), asked)).rejects.toMatchObject({
    code: "not_allowed",
  });
  expect(await undoDecision(await actorFor("admin"), asked)).toMatchObject({ kind: "done" });
});

test("the flagged count is of open comments with a flag, whatever is decided", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment({ flagCount: 2 });
  const query = await loadCommentQuery(new URLSearchParams("status=open&flags=yes"));
  const flagged = (await countComments(actor, query)).count;
  await decideComments(actor, one(commentId, 0, "removed"));
  expect((await countComments(actor, query)).count).toBe(flagged - 1);
  await decideComments(actor, one(commentId, 1, "open"));
  expect((await countComments(actor, query)).count).toBe(flagged);
});
