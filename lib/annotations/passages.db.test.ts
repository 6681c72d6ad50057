import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { annotationsOf, countUnseenNamings, listAnnotations, listColleagues } from "@/lib/annotations/data";
import {
  annotate,
  deleteAnnotation,
  deleteReply,
  editAnnotation,
  reply,
  resolve,
  seeNamings,
  writeNote,
} from "@/lib/annotations/mutations";
import { undoOnSubject } from "@/lib/annotations/undo-on-subject";
import { getComment } from "@/lib/comments/data";
import { undoDecision } from "@/lib/comments/mutations";
import { placeAnnotations } from "@/lib/context/anchor-step";
import { db } from "@/lib/db/client";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

const BODY = "The night ferry should stay. The council said nothing of the fares, and the island pays.";
const ANY = { by: null, tag: null, article: null, naming: null, state: null };

const aPassage = (subjectId: string, exact = "night ferry", text = BODY) => {
  const start = text.indexOf(exact);
  const around = {
    prefix: text.slice(0, start).slice(-32),
    suffix: text.slice(start + exact.length).slice(0, 32),
  };
  return { id: randomUUID(), subjectId, exact, ...around, start, end: start + exact.length };
};
const aNote = (subjectId: string, text = "Who says so?") => ({
  ...aPassage(subjectId),
  kind: "note" as const,
  text,
});
const aFlag = (subjectId: string) => ({
  ...aPassage(subjectId, "the island pays"),
  kind: "flag" as const,
  ruleCode: "spam",
  severity: "high" as const,
});

test("an annotated passage is shown with its place, is logged, and counts as a note", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const { id } = await aComment({ body: BODY });
  const asked = aNote(id);
  const view = await annotate(noor, asked);
  expect(view).toMatchObject({
    id: asked.id,
    exact: "night ferry",
    start: 4,
    end: 15,
    moderatorName: "Noor",
    lostAt: null,
  });
  expect((await annotationsOf(noor, [id])).annotations).toEqual([view]);
  const { noteCount, decisions } = await getComment(noor, id);
  expect(noteCount).toBe(1);
  expect(decisions).toMatchObject([{ id: asked.id, action: "annotate", detail: { passage: "night ferry" } }]);
});

test("a viewer reads annotations and writes, answers, settles and deletes none", async () => {
  const [noor, viewer] = [await actorFor("moderator"), await actorFor("viewer")];
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aNote(subjectId);
  await annotate(noor, asked);
  const of = { id: randomUUID(), subjectId, annotationId: asked.id, noteId: asked.id };
  for (const act of [
    annotate(viewer, aNote(subjectId)),
    editAnnotation(viewer, { ...of, text: "No" }),
    deleteAnnotation(viewer, of),
    reply(viewer, { ...of, text: "No" }),
    deleteReply(viewer, { ...of, replyId: randomUUID() }),
    resolve(viewer, { ...of, isResolved: true }),
  ]) {
    await expect(act).rejects.toMatchObject({ code: "not_allowed" });
  }
  expect((await annotationsOf(viewer, [subjectId])).annotations).toHaveLength(1);
});

test("the same annotation, edit, answer and settlement sent twice, also at once, is one", async () => {
  const noor = await actorFor("moderator");
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aNote(subjectId);
  await Promise.all([annotate(noor, asked), annotate(noor, asked)]);
  const of = { subjectId, annotationId: asked.id, noteId: asked.id };
  const edit = { ...of, id: randomUUID(), text: "Who?" };
  await Promise.all([editAnnotation(noor, edit), editAnnotation(noor, edit)]);
  const answer = { ...of, id: randomUUID(), text: "The mayor." };
  await Promise.all([reply(noor, answer), reply(noor, answer)]);
  const settle = { ...of, id: randomUUID(), isResolved: true };
  await Promise.all([resolve(noor, settle), resolve(noor, settle)]);
  const [view] = (await annotationsOf(noor, [subjectId])).annotations;
  expect(view).toMatchObject({
    text: "Who?",
    replies: [{ text: "The mayor." }],
    resolvedAt: expect.any(String),
  });
  expect(await db.decision.count({ where: { commentId: subjectId } })).toBe(4);
  expect((await getComment(noor, subjectId)).noteCount).toBe(1);
});

test("a passage flagged raises the flag, deleting it withdraws the flag, and bringing it back raises it again", async () => {
  const noor = await actorFor("moderator");
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aFlag(subjectId);
  await annotate(noor, asked);
  expect(await getComment(noor, subjectId)).toMatchObject({
    flagCount: 1,
    noteCount: 0,
    flags: [{ severity: "high" }],
  });
  const deletion = { id: randomUUID(), subjectId, annotationId: asked.id };
  await deleteAnnotation(noor, deletion);
  expect((await getComment(noor, subjectId)).flagCount).toBe(0);
  await undoOnSubject(noor, { id: randomUUID(), subjectId, undoes: deletion.id });
  expect((await getComment(noor, subjectId)).flagCount).toBe(1);
  await editAnnotation(noor, {
    id: randomUUID(),
    subjectId,
    annotationId: asked.id,
    text: null,
    severity: "low",
  });
  expect((await getComment(noor, subjectId)).flags).toMatchObject([{ severity: "low", voices: 1 }]);
  await expect(annotate(noor, { ...aFlag(subjectId), ruleCode: "nonsense" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("a tag on a passage tags the comment until the last such passage goes, but not one that was there before", async () => {
  const noor = await actorFor("moderator");
  const { id: subjectId } = await aComment({ body: BODY });
  const tagged = () => ({ ...aPassage(subjectId), kind: "tag" as const, tag: "fares" });
  const [one, other] = [tagged(), tagged()];
  await annotate(noor, one);
  await annotate(noor, other);
  await deleteAnnotation(noor, { id: randomUUID(), subjectId, annotationId: one.id });
  expect((await getComment(noor, subjectId)).tags).toEqual(["fares"]);
  await deleteAnnotation(noor, { id: randomUUID(), subjectId, annotationId: other.id });
  expect((await getComment(noor, subjectId)).tags).toEqual([]);
});

test("only its author edits an annotation; a colleague deletes neither it nor an answer, an admin may", async () => {
  const [noor, kei, admin] = [
    await actorFor("moderator"),
    await actorFor("moderator"),
    await actorFor("admin"),
  ];
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aNote(subjectId);
  await annotate(noor, asked);
  const of = { subjectId, annotationId: asked.id, noteId: asked.id };
  const answer = { ...of, id: randomUUID(), text: "The mayor." };
  await reply(noor, answer);
  const refused = { code: "not_allowed" };
  await expect(editAnnotation(admin, { ...of, id: randomUUID(), text: "x" })).rejects.toMatchObject(refused);
  await expect(deleteAnnotation(kei, { ...of, id: randomUUID() })).rejects.toMatchObject(refused);
  await expect(deleteReply(kei, { ...of, id: randomUUID(), replyId: answer.id })).rejects.toMatchObject(
    refused,
  );
  expect((await deleteReply(admin, { ...of, id: randomUUID(), replyId: answer.id })).replies).toEqual([]);
  await deleteAnnotation(admin, { ...of, id: randomUUID() });
  expect((await getComment(noor, subjectId)).noteCount).toBe(0);
  await expect(reply(noor, { ...answer, id: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("an answer deleted is brought back by its author, with the colleague it names, once however often it is asked", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator", { name: "Kei Uno" })];
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aNote(subjectId);
  await annotate(noor, asked);
  const of = { subjectId, noteId: asked.id };
  const answer = { ...of, id: randomUUID(), text: "Ask @Kei Uno." };
  const { replies } = await reply(noor, answer);
  const deletion = { ...of, id: randomUUID(), replyId: answer.id };
  await deleteReply(noor, deletion);
  expect(await countUnseenNamings(kei)).toBe(0);
  const back = { id: randomUUID(), subjectId, undoes: deletion.id };
  await expect(undoOnSubject(kei, back)).rejects.toMatchObject({ code: "not_allowed" });
  await Promise.all([undoOnSubject(noor, back), undoOnSubject(noor, back)]);
  const again = undoOnSubject(noor, { ...back, id: randomUUID() });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
  expect((await annotationsOf(noor, [subjectId])).annotations[0]?.replies).toEqual(replies);
  expect(await countUnseenNamings(kei)).toBe(1);
  expect((await getComment(noor, subjectId)).decisions.map(({ action }) => action)).toEqual([
    "undo",
    "delete-reply",
    "reply",
    "annotate",
  ]);
});

test("undo takes an annotation off from the comment's log", async () => {
  const noor = await actorFor("moderator");
  const { id: commentId } = await aComment({ body: BODY });
  const asked = aNote(commentId);
  await annotate(noor, asked);
  expect(await undoDecision(noor, { id: randomUUID(), commentId, undoes: asked.id })).toMatchObject({
    kind: "done",
  });
  expect((await annotationsOf(noor, [commentId])).annotations).toEqual([]);
  expect((await getComment(noor, commentId)).noteCount).toBe(0);
});

test("a passage of an article is annotated, and what was done is in the audit log once", async () => {
  const noor = await actorFor("moderator");
  const { id, paragraphs } = await anArticle();
  const asked = {
    ...aPassage(id, "The ferry has run", paragraphs.join("\n\n")),
    kind: "tag" as const,
    tag: "1964",
  };
  await annotate(noor, asked);
  expect(await annotate(noor, asked)).toMatchObject({
    subject: "article",
    commentPosition: null,
    tag: "1964",
  });
  await deleteAnnotation(noor, { id: randomUUID(), subjectId: id, annotationId: asked.id });
  const lines = await db.auditEntry.findMany({ where: { subject: id }, orderBy: { at: "asc" } });
  expect(lines.map(({ action }) => action)).toEqual(["article.annotate", "article.delete-annotation"]);
});

test("a selection that no longer stands in the text is refused with what to do", async () => {
  const noor = await actorFor("moderator");
  const { id } = await aComment({ body: BODY });
  const asked = { ...aNote(id), exact: "day ferry" };
  await expect(annotate(noor, asked)).rejects.toMatchObject({ code: "conflict" });
  await expect(annotate(noor, aNote(randomUUID()))).rejects.toMatchObject({ code: "not_found" });
});

test("after the source edits a comment its passages are found again, lost, and found once more", async () => {
  const noor = await actorFor("moderator");
  const { id, articleId } = await aComment({ body: BODY });
  await annotate(noor, aNote(id));
  const place = () => db.$transaction((tx) => placeAnnotations(tx, articleId));
  const edit = async (body: string) => {
    await db.comment.update({ where: { id }, data: { body } });
    const [unsettled] = (await annotationsOf(noor, [id])).annotations;
    await place();
    const [view] = (await listAnnotations(noor, { ...ANY, article: articleId }, null)).rows;
    expect([unsettled?.start, unsettled?.lostAt === null]).toEqual([view?.start, view?.lostAt === null]);
    return view;
  };
  expect(await edit(`Well: ${BODY}`)).toMatchObject({ start: 10, end: 21, lostAt: null });
  expect(await edit(BODY.replace("night ferry", "night bus"))).toMatchObject({
    exact: "night ferry",
    lostAt: expect.any(String),
  });
  expect(
    (await listAnnotations(noor, { ...ANY, article: articleId, state: "lost" }, null)).rows,
  ).toHaveLength(1);
  expect(await edit(BODY)).toMatchObject({ start: 4, lostAt: null });
});

test("what names somebody is listed for them, from annotations, answers and notes, until they have seen it", async () => {
  const [noor, kei] = [
    await actorFor("moderator", { name: "Noor Q" }),
    await actorFor("moderator", { name: "Kei Ito" }),
  ];
  const { id: subjectId } = await aComment({ body: BODY });
  const asked = aNote(subjectId, "Is this so, @kei ito?");
  expect((await annotate(noor, asked)).namedIds).toEqual([kei.moderatorId]);
  const answer = { id: randomUUID(), subjectId, noteId: asked.id, text: "@Kei Ito, please." };
  expect((await reply(noor, answer)).replies[0]?.namedIds).toEqual([kei.moderatorId]);
  await writeNote(noor, {
    id: randomUUID(),
    noteId: randomUUID(),
    commentId: subjectId,
    text: "See @Kei Ito.",
  });
  const { rows, counts } = await listAnnotations(kei, { ...ANY, naming: "me" }, null);
  expect(rows.map(({ exact }) => exact).sort()).toEqual(["", "night ferry"]);
  expect(counts).toEqual({ all: 2, open: 2, resolved: 0, lost: 0 });
  expect(await countUnseenNamings(kei)).toBe(2);
  expect(await seeNamings(kei)).toEqual({ seen: 3 });
  expect([await countUnseenNamings(kei), await countUnseenNamings(noor)]).toEqual([0, 0]);
  expect(await listColleagues(noor)).toContainEqual({
    ...{ id: kei.moderatorId, name: "Kei Ito" },
    handle: expect.stringMatching(/^[^@]+$/),
  });
});

test("a note on a whole comment is answered and settled, and opened again", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const { id: subjectId } = await aComment();
  const noteId = randomUUID();
  await writeNote(noor, { id: randomUUID(), noteId, commentId: subjectId, text: "Seen." });
  await reply(noor, { id: randomUUID(), subjectId, noteId, text: "By me too." });
  expect(await resolve(noor, { id: randomUUID(), subjectId, noteId, isResolved: true })).toMatchObject({
    resolvedByName: "Noor",
    replies: [{ text: "By me too." }],
  });
  await resolve(noor, { id: randomUUID(), subjectId, noteId, isResolved: false });
  expect((await annotationsOf(noor, [subjectId])).threads).toMatchObject([{ noteId, resolvedAt: null }]);
});
