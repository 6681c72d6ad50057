import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { annotate, deleteAnnotation, deleteReply, reply, resolve } from "@/lib/annotations/mutations";
import { undoOnSubject } from "@/lib/annotations/undo-on-subject";
import { db } from "@/lib/db/client";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

const BODY = "The night ferry should stay.";

const aNote = (subjectId: string) => {
  const place = { exact: "The", prefix: "", suffix: " night", start: 0, end: 3 };
  return { id: randomUUID(), subjectId, ...place, kind: "note" as const, text: "Who says so?" };
};

test("nothing is written under a note that is gone, and what was written before says so when it is asked for again", async () => {
  const [noor, admin] = [await actorFor("moderator"), await actorFor("admin")];
  for (const { id: subjectId } of [await aComment({ body: BODY }), await anArticle({ paragraphs: [BODY] })]) {
    const asked = aNote(subjectId);
    await annotate(noor, asked);
    const of = { subjectId, noteId: asked.id };
    const answers = [randomUUID(), randomUUID()].map((id) => ({ ...of, id, text: "The mayor." }));
    for (const answer of answers) await reply(noor, answer);
    const [standing = "", gone = ""] = answers.map(({ id }) => id);
    const deletion = { ...of, id: randomUUID(), replyId: gone };
    await deleteReply(noor, deletion);
    await deleteAnnotation(noor, { subjectId, annotationId: asked.id, id: randomUUID() });
    const before = await everythingOf(subjectId);
    const refused = { code: "not_found" };
    const onGone = { ...of, id: randomUUID(), replyId: standing };
    await expect(deleteReply(admin, onGone)).rejects.toMatchObject(refused);
    const back = { id: randomUUID(), subjectId, undoes: deletion.id };
    await expect(undoOnSubject(noor, back)).rejects.toMatchObject(refused);
    await expect(resolve(admin, { ...onGone, isResolved: true })).rejects.toMatchObject(refused);
    const done = { code: "conflict", message: expect.stringContaining("This is recorded") };
    await expect(deleteReply(noor, deletion)).rejects.toMatchObject(done);
    await expect(annotate(noor, asked)).rejects.toMatchObject(done);
    expect(await everythingOf(subjectId)).toEqual(before);
  }
});

async function everythingOf(subjectId: string) {
  return [
    await db.noteReply.findMany({ where: { subjectId }, orderBy: { id: "asc" } }),
    await db.decision.count({ where: { commentId: subjectId } }),
    await db.auditEntry.count({ where: { subject: subjectId } }),
  ];
}
