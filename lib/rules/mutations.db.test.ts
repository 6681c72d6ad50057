import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { raiseFlags } from "@/lib/flags/mutations";
import { aComment, actorFor } from "@/tests/support/factories";
import { findRule, findSimilarCases, listAllRules, listRules } from "./data";
import {
  addRule,
  chooseExample,
  dropExample,
  dropReason,
  retireRule,
  saveReason,
  saveRule,
} from "./mutations";

const auditOf = async (subject: string) =>
  (await db.auditEntry.findMany({ where: { subject }, orderBy: { at: "asc" } })).map(({ action }) => action);

async function flag(ruleCode: string, commentId: string, name = "Noor") {
  const actor = await actorFor("moderator", { name });
  const flags = [{ id: crypto.randomUUID(), commentId }];
  await raiseFlags(actor, { flags, ruleCode, severity: "low", note: null });
}

test("a rule keeps every wording, and a flag cites the one in force when it was raised", async () => {
  const admin = await actorFor("admin");
  const code = await addRule(admin, { name: "Shouting", text: "No capitals." });
  const comment = await aComment();
  await flag(code, comment.id);
  expect(await saveRule(admin, { code, name: "Shouting", text: "No capitals, no marks.", version: 1 })).toBe(
    2,
  );
  const later = await aComment();
  await flag(code, later.id);
  const rule = await findRule(admin, code);
  expect(rule).toMatchObject({ version: 2, text: "No capitals, no marks.", voices: 2 });
  expect(rule?.versions.map(({ version, text }) => [version, text])).toEqual([
    [2, "No capitals, no marks."],
    [1, "No capitals."],
  ]);
  expect(rule?.cases.map(({ commentId, ruleVersion }) => [commentId, ruleVersion])).toEqual([
    [later.id, 2],
    [comment.id, 1],
  ]);
  expect(await auditOf(code)).toEqual(["rule.add", "rule.change"]);
});

test("the same request twice is one wording, and a colleague's change in between is no silent loss", async () => {
  const admin = await actorFor("admin");
  const code = await addRule(admin, { name: "Twice", text: "One." });
  expect(await addRule(admin, { name: "Twice", text: "One." })).toBe(code);
  const input = { code, name: "Twice", text: "Two.", version: 1 };
  expect(await saveRule(admin, input)).toBe(2);
  expect(await saveRule(admin, input)).toBe(2);
  await expect(saveRule(admin, { ...input, text: "Three." })).rejects.toThrow("changed by somebody else");
  await expect(addRule(admin, { name: "twice", text: "Other" })).rejects.toMatchObject({ code: "conflict" });
  expect(await auditOf(code)).toEqual(["rule.add", "rule.change"]);
});

test("a retired rule cannot be raised, keeps its flags, and comes back", async () => {
  const admin = await actorFor("admin");
  const code = await addRule(admin, { name: "Puns", text: "None." });
  await flag(code, (await aComment()).id);
  await retireRule(admin, { code, isRetired: true });
  await retireRule(admin, { code, isRetired: true });
  expect((await listRules(admin)).some((rule) => rule.code === code)).toBe(false);
  expect((await listAllRules(admin)).at(-1)).toMatchObject({ code, voices: 1 });
  await expect(flag(code, (await aComment()).id)).rejects.toThrow("no rule of this name");
  await retireRule(admin, { code, isRetired: false });
  expect((await listRules(admin)).some((rule) => rule.code === code)).toBe(true);
  expect(await auditOf(code)).toEqual(["rule.add", "rule.retire", "rule.restore"]);
});

test("a reason is saved and let go of once each, with its line, and by nobody who only reads", async () => {
  const [admin, moderator] = [await actorFor("admin"), await actorFor("moderator")];
  const ruleCode = await addRule(admin, { name: "Reasons", text: "Say why." });
  const reason = { ruleCode, text: "Names a neighbour." };
  const reasons = async () => (await listRules(admin)).find(({ code }) => code === ruleCode)?.reasons;
  await saveReason(moderator, reason);
  await saveReason(admin, reason);
  expect(await reasons()).toEqual(["Names a neighbour."]);
  await expect(saveReason(moderator, { ...reason, ruleCode: "none" })).rejects.toMatchObject({
    code: "not_found",
  });
  const viewer = await actorFor("viewer");
  for (const change of [saveReason, dropReason])
    await expect(change(viewer, reason)).rejects.toMatchObject({ code: "not_allowed" });
  await dropReason(moderator, reason);
  await dropReason(moderator, reason);
  expect(await reasons()).toEqual([]);
  expect(await auditOf(ruleCode)).toEqual(["rule.add", "rule.reason", "rule.drop_reason"]);
});

test("a comment is made an example, told otherwise, and taken out again", async () => {
  const [admin, moderator] = [await actorFor("admin"), await actorFor("moderator", { name: "Kaito" })];
  const ruleCode = await addRule(admin, { name: "Examples", text: "Show." });
  const comment = await aComment({ body: "You fool." });
  const input = { commentId: comment.id, ruleCode, isBreach: true, text: "Belittles" };
  await chooseExample(moderator, input);
  await chooseExample(moderator, input);
  await chooseExample(moderator, { ...input, isBreach: false, text: null });
  expect((await findRule(moderator, ruleCode))?.examples).toMatchObject([
    { commentId: comment.id, excerpt: "You fool.", isBreach: false, text: null, byName: "Kaito" },
  ]);
  await dropExample(moderator, { commentId: comment.id, ruleCode });
  await dropExample(moderator, { commentId: comment.id, ruleCode });
  expect((await findRule(moderator, ruleCode))?.examples).toEqual([]);
  expect(await auditOf(ruleCode)).toEqual(["rule.add", "rule.example", "rule.example", "rule.drop_example"]);
});

test("what was decided like this before comes likest first, with its outcome; copies are one case, others none", async () => {
  const admin = await actorFor("admin");
  const code = await addRule(admin, { name: "Likeness", text: "Alike." });
  const alike = await aComment({ body: "The mayor is a liar and a thief", status: "removed" });
  const other = await aComment({ body: "Buy watches at my channel", status: "kept" });
  const open = await aComment({ body: "The mayor is a liar and a thief again" });
  const [first, copy] = [
    await aComment({ body: "A liar all the same, says another", status: "kept" }),
    await aComment({ body: "A liar all the same, says another!", status: "removed" }),
  ];
  const likeness = { bodyKey: 1n, bands: [], clusterId: first.id };
  await db.likeness.createMany({ data: [first, copy].map(({ id }) => ({ commentId: id, ...likeness })) });
  for (const { id } of [alike, other, open, first, copy]) await flag(code, id);
  const asked = await aComment({ body: "Another liar of a mayor" });
  const { areAlike, cases } = await findSimilarCases(admin, { code, commentId: asked.id });
  expect(areAlike).toBe(true);
  expect(cases.map(({ commentId, status }) => [commentId, status])).toEqual([
    [alike.id, "removed"],
    [copy.id, "removed"],
  ]);
  const unlike = await aComment({ body: "Fog over Karasu" });
  const newest = await findSimilarCases(admin, { code, commentId: unlike.id });
  expect(newest.areAlike).toBe(false);
  expect(newest.cases.map(({ commentId }) => commentId)).toEqual([copy.id, other.id, alike.id]);
  expect((await findRule(admin, code))?.outcomes).toEqual(
    expect.arrayContaining([
      { status: "removed", count: 2 },
      { status: "open", count: 1 },
    ]),
  );
});

test("only an admin changes rules, and a viewer chooses no example", async () => {
  const [moderator, viewer] = [await actorFor("moderator"), await actorFor("viewer")];
  const refused = { code: "not_allowed" };
  const insult = { code: "insult", name: "Insult", text: "x", version: 1 };
  await expect(saveRule(moderator, insult)).rejects.toMatchObject(refused);
  await expect(addRule(moderator, { name: "x", text: "y" })).rejects.toMatchObject(refused);
  await expect(retireRule(moderator, { code: "insult", isRetired: true })).rejects.toMatchObject(refused);
  const example = { commentId: (await aComment()).id, ruleCode: "insult", isBreach: true, text: null };
  await expect(chooseExample(viewer, example)).rejects.toMatchObject(refused);
  await expect(dropExample(viewer, example)).rejects.toMatchObject(refused);
  expect(await findRule(viewer, "no-such-rule")).toBeNull();
  expect(await findRule(viewer, "insult")).toMatchObject({ number: 1 });
});

test("a code that no database takes names no rule", async () => {
  const viewer = await actorFor("viewer");
  expect(await findRule(viewer, "\0")).toBeNull();
  const { id } = await aComment();
  expect(await findSimilarCases(viewer, { code: "\0", commentId: id })).toMatchObject({ cases: [] });
});
