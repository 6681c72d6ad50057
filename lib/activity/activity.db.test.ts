import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { annotationsOf } from "@/lib/annotations/data";
import {
  addTag,
  annotate,
  deleteAnnotation,
  editAnnotation,
  reply,
  resolve,
  writeNote,
} from "@/lib/annotations/mutations";
import type { Actor } from "@/lib/auth/actor";
import { getComment } from "@/lib/comments/data";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import type { Status } from "@/lib/domain/statuses";
import { raiseFlags } from "@/lib/flags/mutations";
import { correctLink } from "@/lib/links/mutations";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { findLastAct, listOwnActs } from "./data";
import { undoAct } from "./mutations";
import type { OwnAct } from "./view";

const BODY = "The night ferry should stay.";
const PARAGRAPHS = ["The council votes on Tuesday.", "The ferry has run since 1964."];

async function decide(actor: Actor, commentId: string, status: Status): Promise<void> {
  const { revision } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
  await decideComments(actor, { decisions: [{ id: randomUUID(), commentId, revision, status }] });
}

const aPassage = (subjectId: string, exact = "ferry") => {
  const start = BODY.indexOf(exact);
  return { id: randomUUID(), subjectId, exact, prefix: "", suffix: "", start, end: start + exact.length };
};

const undo = (actor: Actor, { id, subject, subjectId }: OwnAct) =>
  undoAct(actor, { id, subject, subjectId, after: null });

/** Presses `u` until nothing is left, and tells what was undone. */
async function undoAll(actor: Actor): Promise<string[]> {
  const undone: string[] = [];
  for (;;) {
    const last = await findLastAct(actor, null);
    if (!last) return undone;
    const part = await undo(actor, last);
    expect(part).toMatchObject({ done: last.count, changedSince: [], next: null });
    undone.push(last.action);
  }
}

/** Everything that an undoing could leave behind. */
async function standing(actor: Actor, commentId: string, articleId: string) {
  const { status, flagVoices, flagCount, notes, noteCount, tags, replyTo } = await getComment(
    actor,
    commentId,
  );
  const written = await annotationsOf(actor, [commentId, articleId]);
  return { status, flagVoices, flagCount, notes, noteCount, tags, replyTo, written };
}

/** One of everything that can be done, each with the action that the log has. */
function everything(actor: Actor, on: { commentId: string; parentId: string; articleId: string }) {
  const { commentId, parentId, articleId } = on;
  const subjectId = commentId;
  const id = () => randomUUID();
  const note = { ...aPassage(commentId), kind: "note" as const, text: "Who says so?" };
  const [noteId, annotationId] = [note.id, note.id];
  const flag = { ruleCode: "insult", severity: "high" as const };
  const inArticle = { exact: "council", prefix: "The ", suffix: " votes", start: 4, end: 11 };
  return [
    ["decide", () => decide(actor, commentId, "kept")],
    [
      "flag",
      () => raiseFlags(actor, { flags: [{ id: id(), commentId }], ...flag, ruleCode: "spam", note: null }),
    ],
    ["write-note", () => writeNote(actor, { id: id(), noteId: id(), commentId, text: "Look here." })],
    ["add-tag", () => addTag(actor, { id: id(), commentId, tag: "ferry" })],
    ["correct-link", () => correctLink(actor, { id: id(), commentId, parentId })],
    ["annotate", () => annotate(actor, note)],
    ["edit-annotation", () => editAnnotation(actor, { id: id(), subjectId, annotationId, text: "Who?" })],
    ["reply", () => reply(actor, { id: id(), subjectId, noteId, text: "The mayor." })],
    ["resolve", () => resolve(actor, { id: id(), subjectId, noteId, isResolved: true })],
    ["delete-annotation", () => deleteAnnotation(actor, { id: id(), subjectId, annotationId })],
    ["annotate", () => annotate(actor, { ...aPassage(commentId, "should"), kind: "flag", ...flag })],
    [
      "annotate",
      () =>
        annotate(actor, { id: id(), subjectId: articleId, ...inArticle, kind: "note", text: "Which one?" }),
    ],
  ] satisfies [string, () => Promise<unknown>][];
}

test("one act of every kind is listed, newest first, and u takes each back in turn until all is as it was", async () => {
  const actor = await actorFor("moderator");
  const { id: articleId } = await anArticle({ paragraphs: PARAGRAPHS });
  const { id: parentId } = await aComment({ articleId });
  const { id: commentId } = await aComment({ articleId, body: BODY });
  const before = await standing(actor, commentId, articleId);
  const done = everything(actor, { commentId, parentId, articleId });
  for (const [, act] of done) await act();
  const { acts } = await listOwnActs(actor, null);
  const order = done.map(([action]) => action).reverse();
  expect(acts.map(({ action }) => action)).toEqual(order);
  expect(acts.map(({ undoneAt }) => undoneAt)).toEqual(order.map(() => null));
  expect(await undoAll(actor)).toEqual(order);
  expect(await standing(actor, commentId, articleId)).toEqual(before);
  const after = await listOwnActs(actor, null);
  expect(after.acts.map(({ action }) => action)).toEqual(order);
  expect(after.acts.every(({ undoneAt }) => undoneAt !== null)).toBe(true);
  expect(await db.decision.count({ where: { commentId, action: "undo" } })).toBe(order.length - 1);
});

test("the flag that an annotation put on its comment goes with it, and comes back with it", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment({ body: BODY });
  const flag = { ...aPassage(commentId), kind: "flag" as const, ruleCode: "spam", severity: "high" as const };
  await annotate(actor, flag);
  expect((await getComment(actor, commentId)).flagCount).toBe(1);
  await deleteAnnotation(actor, { id: randomUUID(), subjectId: commentId, annotationId: flag.id });
  expect((await getComment(actor, commentId)).flagCount).toBe(0);
  const last = await findLastAct(actor, null);
  if (last) await undo(actor, last);
  expect((await getComment(actor, commentId)).flagCount).toBe(1);
});

test("what one key press did to several comments is one act, undone as one", async () => {
  const actor = await actorFor("moderator");
  const comments = await Promise.all([aComment(), aComment(), aComment()]);
  const press = randomUUID();
  const decisions = comments.map(({ id }) => ({
    ...{ id: randomUUID(), commentId: id, revision: 0, status: "removed" as const, press },
  }));
  await decideComments(actor, { decisions: decisions.slice(0, 2) });
  await decideComments(actor, { decisions: decisions.slice(2) });
  const { acts } = await listOwnActs(actor, null);
  expect(acts).toMatchObject([
    { id: press, subject: "press", action: "decide", toStatus: "removed", count: 3 },
  ]);
  expect(await undoAll(actor)).toEqual(["decide"]);
  const ids = comments.map(({ id }) => id);
  expect(await db.comment.count({ where: { id: { in: ids }, status: "open" } })).toBe(3);
});

test("an undoing sent twice, at once, or from another device is one line", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  await decide(actor, commentId, "kept");
  const last = await findLastAct(actor, null);
  if (!last) throw new Error("The act is not listed");
  const parts = await Promise.all([undo(actor, last), undo(actor, last)]);
  expect([...parts, await undo(actor, last)].map(({ done }) => done)).toEqual([1, 1, 1]);
  await decide(actor, commentId, "removed");
  const next = await findLastAct(actor, null);
  if (!next) throw new Error("The act is not listed");
  await undoDecision(actor, { id: randomUUID(), commentId, undoes: next.id });
  expect(await undo(actor, next)).toMatchObject({ done: 1, changedSince: [] });
  expect(await db.decision.count({ where: { commentId, action: "undo" } })).toBe(2);
});

test("what a colleague changed since stays, and it is said who, when and to what; the act before is next", async () => {
  const [noor, kei] = [
    await actorFor("moderator", { name: "Noor" }),
    await actorFor("moderator", { name: "Kei" }),
  ];
  const [earlier, { id: commentId }] = [await aComment(), await aComment({ body: BODY })];
  await decide(noor, earlier.id, "escalated");
  await decide(noor, commentId, "kept");
  await decide(kei, commentId, "removed");
  const last = await findLastAct(noor, null);
  if (!last) throw new Error("The act is not listed");
  expect(await undo(noor, last)).toEqual({
    ...{ done: 0, next: null },
    changedSince: [{ commentId, byName: "Kei", isMine: false, at: expect.any(String), status: "removed" }],
  });
  expect(await findLastAct(noor, last)).toMatchObject({ subjectId: earlier.id });
  const note = { ...aPassage(commentId), kind: "note" as const, text: "Who says so?" };
  await annotate(noor, note);
  await resolve(noor, { id: randomUUID(), subjectId: commentId, noteId: note.id, isResolved: true });
  await resolve(kei, { id: randomUUID(), subjectId: commentId, noteId: note.id, isResolved: false });
  const settled = await findLastAct(noor, null);
  if (!settled) throw new Error("The act is not listed");
  expect(await undo(noor, settled)).toMatchObject({
    done: 0,
    changedSince: [{ byName: "Kei", isMine: false }],
  });
});

test("only a moderator undoes, only the own acts, and an act that is not in the log is refused", async () => {
  const [viewer, noor, kei] = [
    await actorFor("viewer"),
    await actorFor("moderator"),
    await actorFor("moderator"),
  ];
  const { id: commentId } = await aComment();
  await decide(noor, commentId, "kept");
  const last = await findLastAct(noor, null);
  if (!last) throw new Error("The act is not listed");
  await expect(undo(viewer, last)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(undo(kei, last)).rejects.toMatchObject({ code: "not_allowed" });
  for (const subject of ["comment", "article", "press", "cluster"] as const) {
    await expect(undo(noor, { ...last, subject, id: randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect((await listOwnActs(kei, null)).acts).toEqual([]);
  expect(await db.comment.findUniqueOrThrow({ where: { id: commentId } })).toMatchObject({ status: "kept" });
});

test("pages of the list hold every act once, also those of one moment", async () => {
  const actor = await actorFor("moderator");
  const { id: articleId } = await anArticle();
  const comments = Array.from({ length: 120 }, (_, position) => ({
    ...{ id: randomUUID(), articleId, position, body: BODY },
  }));
  await db.comment.createMany({ data: comments });
  const decisions = comments.map(({ id }) => ({
    ...{ id: randomUUID(), commentId: id, revision: 0, status: "kept" as const },
  }));
  await decideComments(actor, { decisions });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listOwnActs>> = await listOwnActs(actor, cursor);
    seen.push(...page.acts.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(120);
  expect(new Set(seen)).toEqual(new Set(decisions.map(({ id }) => id)));
  await expect(listOwnActs(actor, "nonsense")).rejects.toMatchObject({ code: "invalid" });
});
