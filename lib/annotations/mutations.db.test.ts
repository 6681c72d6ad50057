import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addTag, deleteNote, editNote, removeTag, writeNote } from "@/lib/annotations/mutations";
import { tagSchema, writeNoteSchema } from "@/lib/annotations/schema";
import { getComment } from "@/lib/comments/data";
import { undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { aComment, actorFor } from "@/tests/support/factories";

const aNote = (commentId: string, text = "Seen this before.") => ({
  id: randomUUID(),
  noteId: randomUUID(),
  commentId,
  text,
});

test("a note stands under its comment with author and time, is logged and counted", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  await writeNote(actor, note);
  const detail = await getComment(actor, commentId);
  expect(detail.noteCount).toBe(1);
  expect(detail.notes).toMatchObject([
    { id: note.noteId, moderatorName: "Noor", text: "Seen this before.", editedAt: null },
  ]);
  expect(detail.decisions).toMatchObject([{ id: note.id, action: "write-note" }]);
});

test("a viewer can write, edit and delete no note, and add and remove no tag", async () => {
  const viewer = await actorFor("viewer");
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  const tag = { id: randomUUID(), commentId, tag: "recipes" };
  for (const act of [
    writeNote(viewer, note),
    editNote(viewer, note),
    deleteNote(viewer, note),
    addTag(viewer, tag),
    removeTag(viewer, tag),
  ]) {
    await expect(act).rejects.toMatchObject({ code: "not_allowed" });
  }
});

test("the same note sent again, or twice at once, is one note", async () => {
  const actor = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  await Promise.all([writeNote(actor, note), writeNote(actor, note)]);
  await writeNote(actor, note);
  expect((await getComment(actor, commentId)).noteCount).toBe(1);
  expect(await db.decision.count({ where: { commentId } })).toBe(1);
});

test("only its author edits a note, once however often it is sent, and the log keeps the earlier text", async () => {
  const author = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  await writeNote(author, note);
  const edit = { ...note, id: randomUUID(), text: "Seen this twice before." };
  await expect(editNote(await actorFor("admin"), edit)).rejects.toMatchObject({ code: "not_allowed" });
  await Promise.all([editNote(author, edit), editNote(author, edit)]);
  await editNote(author, edit);
  const detail = await getComment(author, commentId);
  expect(detail.notes).toMatchObject([{ text: "Seen this twice before.", editedAt: expect.any(String) }]);
  expect(detail.decisions).toHaveLength(2);
  expect(detail.decisions[0]).toMatchObject({ detail: { before: { text: "Seen this before." } } });
});

test("of two edits at once neither is lost unseen", async () => {
  const author = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  await writeNote(author, note);
  const edits = ["One", "Two"].map((text) => editNote(author, { ...note, id: randomUUID(), text }));
  const results = await Promise.allSettled(edits);
  const written = results.filter(({ status }) => status === "fulfilled").length;
  const edited = await db.decision.count({ where: { commentId, action: "edit-note" } });
  expect(edited).toBe(written);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  }
});

test("a note is deleted by its author or an admin, and not by a colleague", async () => {
  const author = await actorFor("moderator");
  const { id: commentId } = await aComment();
  const [mine, another] = [aNote(commentId), aNote(commentId)];
  await writeNote(author, mine);
  await writeNote(author, another);
  const deletion = { ...mine, id: randomUUID() };
  await expect(deleteNote(await actorFor("moderator"), deletion)).rejects.toMatchObject({
    code: "not_allowed",
  });
  await Promise.all([deleteNote(author, deletion), deleteNote(author, deletion)]);
  await deleteNote(author, deletion);
  expect((await getComment(author, commentId)).noteCount).toBe(1);
  await deleteNote(await actorFor("admin"), { ...another, id: randomUUID() });
  const detail = await getComment(author, commentId);
  expect(detail.notes).toEqual([]);
  expect(detail.noteCount).toBe(0);
  await expect(editNote(author, { ...mine, id: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("undo brings a deleted note back under its author", async () => {
  const author = await actorFor("moderator", { name: "Noor" });
  const { id: commentId } = await aComment();
  const note = aNote(commentId);
  await writeNote(author, note);
  const deletion = { ...note, id: randomUUID() };
  await deleteNote(author, deletion);
  const undo = { id: randomUUID(), commentId, undoes: deletion.id };
  expect(await undoDecision(author, undo)).toMatchObject({ kind: "done" });
  const detail = await getComment(author, commentId);
  expect(detail.notes).toMatchObject([{ id: note.noteId, moderatorName: "Noor", text: note.text }]);
  expect(detail.noteCount).toBe(1);
});

test("a tag is added once by however many, removed once, and each change is logged", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const { id: commentId } = await aComment();
  const add = { id: randomUUID(), commentId, tag: "recipes" };
  await Promise.all([addTag(noor, add), addTag(noor, add)]);
  await addTag(kei, { ...add, id: randomUUID() });
  expect((await getComment(noor, commentId)).tags).toEqual(["recipes"]);
  const remove = { id: randomUUID(), commentId, tag: "recipes" };
  await Promise.all([removeTag(kei, remove), removeTag(kei, remove)]);
  const detail = await getComment(noor, commentId);
  expect(detail.tags).toEqual([]);
  expect(detail.decisions.map(({ action }) => action)).toEqual(["remove-tag", "add-tag"]);
});

test("undo puts a removed tag back, and is refused when a colleague did so first", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator", { name: "Kei" })];
  const { id: commentId } = await aComment();
  await addTag(noor, { id: randomUUID(), commentId, tag: "recipes" });
  const remove = { id: randomUUID(), commentId, tag: "recipes" };
  await removeTag(noor, remove);
  await addTag(kei, { id: randomUUID(), commentId, tag: "recipes" });
  const asked = { id: randomUUID(), commentId, undoes: remove.id };
  expect(await undoDecision(noor, asked)).toMatchObject({
    kind: "conflict",
    conflict: { decidedByName: "Kei" },
  });
  await removeTag(kei, { id: randomUUID(), commentId, tag: "recipes" });
  expect(await undoDecision(noor, asked)).toMatchObject({ kind: "done" });
  expect((await getComment(noor, commentId)).tags).toEqual(["recipes"]);
});

test("tags are one spelling, notes are bounded, and both say what is wrong", () => {
  expect(tagSchema.parse("  Follow \t Up ")).toBe("follow up");
  expect(tagSchema.parse("cafe\u0301")).toBe("caf\u00e9");
  expect(tagSchema.safeParse("x".repeat(41)).error?.issues[0]?.message).toContain("40 characters");
  expect(tagSchema.safeParse(" \0 ").error?.issues[0]?.message).toContain("empty tag");
  const note = { ...aNote(randomUUID()), text: "x".repeat(5001) };
  expect(writeNoteSchema.safeParse(note).error?.issues[0]?.message).toContain("5000 characters");
});
