import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { getComment } from "@/lib/comments/data";
import { undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { deskCounts } from "@/lib/stats/data";
import { aComment, actorFor } from "@/tests/support/factories";

const spam = (commentId: string, id: string = randomUUID()) => ({
  flags: [{ id, commentId }],
  ruleCode: "spam",
  severity: "medium" as const,
  note: null,
});

const figures = async (actor: Actor, commentId: string) => ({
  flags: (await db.comment.findUniqueOrThrow({ where: { id: commentId } })).flagCount,
  flagged: (await deskCounts(actor)).flagged.count,
});

test("a flag stands on the comment with its voice, is logged and counted", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const before = await figures(actor, commentId);
  await raiseFlags(actor, { ...spam(commentId), note: "third time today" });
  const detail = await getComment(actor, commentId);
  expect(detail.flags).toEqual([{ ruleCode: "spam", ruleName: "Spam", severity: "medium", voices: 1 }]);
  expect(detail.flagVoices).toMatchObject([
    { moderatorName: "Noor", ruleCode: "spam", note: "third time today" },
  ]);
  expect(detail.decisions).toMatchObject([{ action: "flag", detail: { ruleCode: "spam", before: null } }]);
  expect(await figures(actor, commentId)).toEqual({ flags: before.flags + 1, flagged: before.flagged + 1 });
});

test("a viewer can neither flag nor withdraw", async () => {
  const viewer = await actorFor("viewer");
  const { id: commentId } = await aComment();
  await expect(raiseFlags(viewer, spam(commentId))).rejects.toMatchObject({ code: "not_allowed" });
  await expect(withdrawFlag(viewer, { id: randomUUID(), commentId, ruleCode: "spam" })).rejects.toMatchObject(
    { code: "not_allowed" },
  );
});

test("the same flag sent again, or twice at once, is one flag and one line", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const asked = spam(commentId);
  await Promise.all([raiseFlags(actor, asked), raiseFlags(actor, asked)]);
  await raiseFlags(actor, asked);
  expect((await figures(actor, commentId)).flags).toBe(1);
  expect(await db.decision.count({ where: { commentId } })).toBe(1);
});

test("two moderators flagging at once both count, and the gravest severity is shown", async () => {
  const actors = await Promise.all([actorFor("moderator"), actorFor("moderator")]);
  const { id: commentId } = await aComment();
  await Promise.all(
    actors.map((actor, index) =>
      raiseFlags(actor, { ...spam(commentId), severity: index === 0 ? "low" : "high" }),
    ),
  );
  const detail = await getComment(actors[0], commentId);
  expect(detail.flagCount).toBe(2);
  expect(detail.flags).toEqual([{ ruleCode: "spam", ruleName: "Spam", severity: "high", voices: 2 }]);
});

test("flagging again under the same rule replaces severity and note and is logged, but counts once", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  await raiseFlags(actor, spam(commentId));
  await raiseFlags(actor, { ...spam(commentId), severity: "high", note: "now with a link" });
  const detail = await getComment(actor, commentId);
  expect(detail.flagCount).toBe(1);
  expect(detail.flagVoices).toMatchObject([{ severity: "high", note: "now with a link" }]);
  expect(detail.decisions).toHaveLength(2);
});

test("one request flags many comments", async () => {
  const actor = await actorFor("moderator");
  const comments = await Promise.all(Array.from({ length: 25 }, () => aComment()));
  await raiseFlags(actor, {
    ...spam(""),
    flags: comments.map(({ id }) => ({ id: randomUUID(), commentId: id })),
  });
  expect(await db.comment.count({ where: { id: { in: comments.map(({ id }) => id) }, flagCount: 1 } })).toBe(
    25,
  );
});

test("an unknown rule and a vanished comment are refused, and nothing is written", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  await expect(raiseFlags(actor, { ...spam(commentId), ruleCode: "nonsense" })).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(raiseFlags(actor, spam(randomUUID()))).rejects.toMatchObject({ code: "not_found" });
  expect((await figures(actor, commentId)).flags).toBe(0);
});

test("withdrawing takes one's own flag alone, is logged, and can be repeated", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const { id: commentId } = await aComment();
  await raiseFlags(noor, spam(commentId));
  await raiseFlags(kei, spam(commentId));
  const asked = { id: randomUUID(), commentId, ruleCode: "spam" };
  await Promise.all([withdrawFlag(noor, asked), withdrawFlag(noor, asked)]);
  await withdrawFlag(noor, asked);
  const detail = await getComment(noor, commentId);
  expect(detail.flagVoices.map(({ moderatorId }) => moderatorId)).toEqual([kei.moderatorId]);
  expect(detail.flagCount).toBe(1);
  await expect(withdrawFlag(noor, { ...asked, id: randomUUID() })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("undo withdraws a flag, and undo of that raises it as it was", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const before = await figures(actor, commentId);
  const flag = { ...spam(commentId), severity: "high" as const, note: "look" };
  await raiseFlags(actor, flag);
  const undo = { id: randomUUID(), commentId, undoes: flag.flags[0]?.id ?? "" };
  expect(await undoDecision(actor, undo)).toMatchObject({ kind: "done" });
  expect(await figures(actor, commentId)).toEqual(before);
  expect(await undoDecision(actor, { id: randomUUID(), commentId, undoes: undo.id })).toMatchObject({
    kind: "done",
  });
  expect((await getComment(actor, commentId)).flagVoices).toMatchObject([{ severity: "high", note: "look" }]);
});

test("undo of an earlier severity is refused once the flag was changed again", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const first = spam(commentId);
  await raiseFlags(actor, first);
  await raiseFlags(actor, { ...spam(commentId), severity: "high" });
  const result = await undoDecision(actor, { id: randomUUID(), commentId, undoes: first.flags[0]?.id ?? "" });
  expect(result).toMatchObject({ kind: "conflict", conflict: { decidedByName: "Noor" } });
  expect((await figures(actor, commentId)).flags).toBe(1);
});
