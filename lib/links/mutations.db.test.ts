import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { getComment } from "@/lib/comments/data";
import { undoDecision } from "@/lib/comments/mutations";
import { settleContext } from "@/lib/context/settle";
import { db } from "@/lib/db/client";
import { storePage } from "@/lib/imports/store-page";
import { correctLink } from "@/lib/links/mutations";
import { aComment, actorFor } from "@/tests/support/factories";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";

const LONG = "The harbour office has promised a dry waiting room since my grandmother took the ferry.";

/** A thread of so many comments; answers their ids. */
async function aThread(count: number): Promise<[string, string, string, ...string[]]> {
  const first = await aComment();
  const others = [];
  for (let index = 1; index < count; index += 1) {
    others.push((await aComment({ articleId: first.articleId, body: `Comment ${index}.` })).id);
  }
  const [second = "", third = "", ...rest] = others;
  return [first.id, second, third, ...rest];
}

const correction = (commentId: string, parentId: string | null) => ({
  id: randomUUID(),
  commentId,
  parentId,
});

async function linkOf(actor: Actor, id: string) {
  const { replyTo, correction: by } = await getComment(actor, id);
  return [replyTo?.position ?? null, replyTo?.evidence ?? null, by?.moderatorName ?? null];
}

test("a moderator says what a comment answers, which is logged with what stood before", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const [first, second, third] = await aThread(3);
  await db.comment.update({ where: { id: third }, data: { parentId: first, replyEvidence: "name" } });
  const asked = correction(third, second);
  expect(await correctLink(noor, asked)).toEqual([{ id: asked.id, commentId: third }]);
  expect(await linkOf(noor, third)).toEqual([2, "moderator", "Noor"]);
  const { decisions } = await getComment(noor, third);
  expect(decisions).toMatchObject([
    {
      id: asked.id,
      action: "correct-link",
      detail: {
        before: { parentId: first, evidence: "name" },
        after: { parentId: second, moderatorId: noor.moderatorId },
      },
    },
  ]);
});

test("a viewer corrects nothing", async () => {
  const [first, second] = await aThread(2);
  const asked = correctLink(await actorFor("viewer"), correction(second, first));
  await expect(asked).rejects.toMatchObject({ code: "not_allowed" });
});

test("the same correction again, or twice at once, is one, and a colleague who says the same adds nothing", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const [first, second] = await aThread(2);
  const asked = correction(second, first);
  await Promise.all([correctLink(noor, asked), correctLink(noor, asked)]);
  await correctLink(noor, asked);
  await correctLink(await actorFor("moderator", { name: "Kei" }), correction(second, first));
  expect(await linkOf(noor, second)).toEqual([1, "moderator", "Noor"]);
  expect(await db.decision.count({ where: { commentId: second } })).toBe(1);
});

test("a comment answers neither itself, nor another article's comment, nor one that answers it, nor one that is gone", async () => {
  const noor = await actorFor("moderator");
  const [first, second, third] = await aThread(3);
  const [stranger] = await aThread(1);
  await correctLink(noor, correction(second, first));
  await correctLink(noor, correction(third, second));
  const refusal = (parentId: string) => correctLink(noor, correction(first, parentId));
  await expect(refusal(first)).rejects.toThrow("No. 1 cannot answer itself");
  await expect(refusal(stranger)).rejects.toThrow("stands under another article");
  await expect(refusal(third)).rejects.toThrow("No. 3 itself answers No. 1");
  await expect(refusal(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect(await linkOf(noor, first)).toEqual([null, null, null]);
});

test("of two corrections at once that would close a circle one is refused", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const [first, second] = await aThread(2);
  const outcomes = await Promise.allSettled([
    correctLink(noor, correction(first, second)),
    correctLink(kei, correction(second, first)),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("undo puts back what stood before, and a colleague's later correction stands", async () => {
  const [noor, kei] = [
    await actorFor("moderator", { name: "Noor" }),
    await actorFor("moderator", { name: "Kei" }),
  ];
  const [first, second, third] = await aThread(3);
  await db.comment.update({ where: { id: third }, data: { parentId: first, replyEvidence: "source" } });
  const [mine, hers] = [correction(third, second), correction(third, null)];
  await correctLink(noor, mine);
  await correctLink(kei, hers);
  expect(await linkOf(noor, third)).toEqual([null, null, "Kei"]);
  const undo = (actor: Actor, undoes: string) =>
    undoDecision(actor, { id: randomUUID(), commentId: third, undoes });
  expect(await undo(noor, mine.id)).toMatchObject({ kind: "conflict", conflict: { decidedByName: "Kei" } });
  expect(await undo(kei, hers.id)).toMatchObject({ kind: "done" });
  expect(await linkOf(noor, third)).toEqual([2, "moderator", "Noor"]);
  expect(await undo(noor, mine.id)).toMatchObject({ kind: "done" });
  expect(await linkOf(noor, third)).toEqual([1, "source", null]);
});

test("a correction outlives later imports of the page, whatever they say", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const page = aParsedPage("A long quay", [
    { body: LONG, sourceId: "1" },
    { body: "Sell it to the islanders.", sourceId: "2" },
    { body: `${LONG}\n\nNo.`, sourceId: "3" },
  ]);
  const importIt = async (copy: typeof page, day: number) => {
    const run = await aRun({ savedAt: new Date(Date.UTC(2026, 0, day)) });
    const { tallies } = await storePage(run, copy, NO_CHECKPOINT);
    await settleContext();
    return db.comment.findMany({
      where: { articleId: tallies[0]?.articleId ?? "" },
      orderBy: { position: "asc" },
    });
  };
  const [, second, third] = await importIt(page, 1);
  const id = third?.id ?? "";
  expect(await linkOf(noor, id)).toEqual([1, "quote", null]);
  await correctLink(noor, correction(id, second?.id ?? ""));
  const telling = page.comments.map((one, index) => (index === 2 ? { ...one, parentSourceId: "1" } : one));
  await importIt({ ...page, comments: telling }, 2);
  expect(await linkOf(noor, id)).toEqual([2, "moderator", "Noor"]);
  expect((await getComment(noor, id)).mentions).toMatchObject([{ position: 1, evidence: "quote" }]);
});
