import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { countUnseenNamings, listAnnotations } from "@/lib/annotations/data";
import { seeNamings } from "@/lib/annotations/mutations";
import type { Actor } from "@/lib/auth/actor";
import { getComment } from "@/lib/comments/data";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { decideCommentsSchema } from "@/lib/comments/schema";
import { db } from "@/lib/db/client";
import type { Status } from "@/lib/domain/statuses";
import { raiseFlags } from "@/lib/flags/mutations";
import { saveSetting } from "@/lib/settings/mutations";
import { aComment, actorFor } from "@/tests/support/factories";

const NAMING_ME = { by: null, tag: null, article: null, naming: "me", state: null } as const;
type Reason = { ruleCode: string | null; severity: "low" | "medium" | "high" | null; note: string | null };

async function decide(actor: Actor, commentId: string, status: Status, reason?: Reason, id = randomUUID()) {
  const { revision } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
  const asked = { decisions: [{ id, commentId, revision, status, reason }] };
  const result = await decideComments(actor, decideCommentsSchema.parse(asked));
  return { id, revision, ...result };
}

const lastDetail = async (actor: Actor, commentId: string) =>
  (await getComment(actor, commentId)).decisions[0]?.detail;

test("whoever was overturned is told once, by whom and to what, and no more once the overturning is undone", async () => {
  const [noor, kei] = [
    await actorFor("moderator", { name: "Noor" }),
    await actorFor("moderator", { name: "Kei" }),
  ];
  const { id: commentId, body } = await aComment();
  await decide(noor, commentId, "removed");
  expect(await countUnseenNamings(noor)).toBe(0);
  const { id } = await decide(kei, commentId, "kept");
  expect(await countUnseenNamings(noor)).toBe(1);
  expect(await countUnseenNamings(kei)).toBe(0);
  const { rows, counts } = await listAnnotations(noor, NAMING_ME, null);
  expect(counts).toMatchObject({ all: 1, open: 1, resolved: 0, lost: 0 });
  expect(rows).toMatchObject([
    {
      id,
      subjectId: commentId,
      moderatorName: "Kei",
      decision: { from: "removed", to: "kept", opening: body },
      replies: [],
    },
  ]);
  await seeNamings(noor);
  expect(await countUnseenNamings(noor)).toBe(0);
  await undoDecision(kei, { id: randomUUID(), commentId, undoes: id });
  expect((await listAnnotations(noor, NAMING_ME, null)).rows).toEqual([]);
});

test("who was overturned is told also where the reason names somebody else", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const named = await actorFor("moderator", { name: "Ilse Brandt" });
  const { id: commentId } = await aComment();
  await decide(noor, commentId, "kept");
  await decide(kei, commentId, "removed", {
    ruleCode: null,
    severity: null,
    note: "@Ilse Brandt, as you said",
  });
  expect([await countUnseenNamings(noor), await countUnseenNamings(named)]).toEqual([1, 1]);
});

test("an admin who undoes a colleague's decision tells them, and nobody is told of a change of their own", async () => {
  const [noor, ada] = [await actorFor("moderator"), await actorFor("admin")];
  const { id: commentId } = await aComment();
  const { id } = await decide(noor, commentId, "kept");
  await decide(noor, commentId, "removed");
  expect(await countUnseenNamings(noor)).toBe(0);
  const { id: last } = await decide(noor, commentId, "escalated");
  expect(id).not.toBe(last);
  await undoDecision(ada, { id: randomUUID(), commentId, undoes: last });
  expect(await countUnseenNamings(noor)).toBe(1);
});

test("a removal takes its rule, severity and note with it in one line, safe to repeat, and gone with its undoing", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator", { name: "Kei Mori" })];
  const { id: commentId } = await aComment();
  const reason = { ruleCode: "spam", severity: "high" as const, note: "@Kei Mori third today" };
  const first = await decide(noor, commentId, "removed", reason);
  const asked = { id: first.id, commentId, revision: first.revision, status: "removed" as const, reason };
  expect((await decideComments(noor, { decisions: [asked] })).applied).toEqual(first.applied);
  expect(await db.decision.count({ where: { commentId } })).toBe(1);
  expect(await lastDetail(noor, commentId)).toMatchObject({
    reason: { ...reason, ruleName: "Spam", ruleVersion: 1 },
  });
  expect((await listAnnotations(kei, NAMING_ME, null)).rows).toMatchObject([
    { text: reason.note, ruleName: "Spam", decision: { from: "open", to: "removed" } },
  ]);
  const other = await decideComments(noor, { decisions: [{ ...asked, reason: { ...reason, note: null } }] });
  expect(other).toMatchObject({ applied: [], conflicts: [{ commentId, status: "removed" }] });
  await undoDecision(noor, { id: randomUUID(), commentId, undoes: first.id });
  expect(await getComment(noor, commentId)).toMatchObject({ status: "open", flagCount: 0 });
  await expect(decide(await actorFor("viewer"), commentId, "removed", reason)).rejects.toMatchObject({
    code: "not_allowed",
  });
  await expect(decide(noor, commentId, "removed", { ...reason, ruleCode: "nonsense" })).rejects.toMatchObject(
    {
      code: "invalid",
    },
  );
});

test("a decision resolves the flags on the comment, and its line says which, and how", async () => {
  const [noor, kei] = [await actorFor("moderator"), await actorFor("moderator")];
  const { id: commentId } = await aComment();
  for (const [actor, ruleCode] of [
    [noor, "spam"],
    [kei, "insult"],
  ] as const) {
    const flags = [{ id: randomUUID(), commentId }];
    await raiseFlags(actor, { flags, ruleCode, severity: "low", note: null });
  }
  await decide(noor, commentId, "escalated");
  expect(await lastDetail(noor, commentId)).not.toHaveProperty("flags");
  for (const [status, resolution] of [
    ["kept", "disagreed"],
    ["removed", "agreed"],
  ] as const) {
    await decide(noor, commentId, status);
    expect(await lastDetail(noor, commentId)).toMatchObject({
      flags: [
        { moderatorId: noor.moderatorId, ruleCode: "spam", resolution },
        { moderatorId: kei.moderatorId, ruleCode: "insult", resolution },
      ],
    });
  }
});

test("where the desk always asks, a removal without its rule is refused, and a note on an escalation is kept", async () => {
  const [noor, ada] = [await actorFor("moderator"), await actorFor("admin")];
  const { id: commentId } = await aComment();
  await saveSetting(ada, "removalReason", "always");
  try {
    await expect(decide(noor, commentId, "removed")).rejects.toMatchObject({ code: "invalid" });
    expect(await db.decision.count({ where: { commentId } })).toBe(0);
    const note = { ruleCode: null, severity: null, note: "Is this a threat?" };
    await decide(noor, commentId, "escalated", note);
    expect(await lastDetail(noor, commentId)).toMatchObject({ reason: note });
    await decide(noor, commentId, "removed", { ruleCode: "spam", severity: "low", note: null });
    expect(await getComment(noor, commentId)).toMatchObject({ status: "removed" });
  } finally {
    await saveSetting(ada, "removalReason", "offered");
  }
});
