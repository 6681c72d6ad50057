import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { verifySignIn } from "@/lib/auth/sign-in";
import { exportComments } from "@/lib/comments/export";
import { loadCommentQuery } from "@/lib/comments/query";
import { db } from "@/lib/db/client";
import { openDocument } from "@/lib/formats/open-document";
import { aRun } from "@/tests/support/batches";
import { aComment, anArticle, anOrigin } from "@/tests/support/factories";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import { aWorkedDesk, decide, emptyDesk } from "@/tests/support/worked-desk";
import { storeBatch } from "./store-batch";

async function exported(actor: Actor, words: string): Promise<string> {
  const query = await loadCommentQuery(new URLSearchParams(words));
  const chunks: Buffer[] = [];
  for await (const chunk of exportComments(actor, query, { byteOrderMark: false })) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

/** Imports a file as the runner does, in batches of a few records; returns what was refused. */
async function brought(file: string) {
  const run = await aRun();
  const { format, parts } = await openDocument({ fileName: "desk.csv", bytes: bytesOf(file) });
  const batch = [];
  const refusals: string[] = [];
  let partsDone = 0;
  for await (const part of parts) {
    partsDone += 1;
    if (part.kind === "refused") refusals.push(part.refusal.message);
    if (part.kind === "comment" || part.kind === "article") batch.push(part);
    if (batch.length === 3)
      await storeBatch(run, batch.splice(0), { partsDone, bytesDone: 0, commentsDone: 0 });
  }
  await storeBatch(run, batch, { partsDone, bytesDone: 0, commentsDone: 0 });
  return { format, refusals, run };
}

async function counts() {
  const rows = await db.$queryRaw<{ name: string; count: number }[]>`
    SELECT name, sum(count)::int AS count FROM status_count GROUP BY name HAVING sum(count) <> 0 ORDER BY name`;
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

test("a desk moves: its export, imported into an empty desk, is exported again byte for byte", async () => {
  const { kaito, article } = await aWorkedDesk();
  for (const { body } of hostileBodies()) await aComment({ articleId: article.id, body: asStored(body) });
  const before = await exported(kaito, "sort=position&status=open,kept,removed,escalated");
  const countsBefore = await counts();
  const corrections = () =>
    db.linkCorrection.findMany({ select: { commentId: true, parentId: true, moderatorId: true } });
  const correctionsBefore = await corrections();

  const admin = await emptyDesk();
  const { format, refusals } = await brought(before);

  expect(format).toBe("komainu-csv");
  expect(refusals).toEqual([]);
  // Compared at once: a difference in two megabytes is nothing to print.
  expect((await exported(admin, "sort=position&status=open,kept,removed,escalated")) === before).toBe(true);
  expect(await counts()).toEqual(countsBefore);
  expect(correctionsBefore).toHaveLength(1);
  expect(await corrections()).toEqual(correctionsBefore);
});

test("importing the export again changes nothing", async () => {
  const { kaito } = await aWorkedDesk();
  const file = await exported(kaito, "sort=-net&status=open,kept,removed,escalated");
  const tables = () =>
    Promise.all([
      db.comment.findMany({ orderBy: { id: "asc" } }),
      db.flag.findMany({ orderBy: [{ commentId: "asc" }, { raisedAt: "asc" }] }),
      db.note.findMany({ orderBy: { id: "asc" } }),
      db.decision.findMany({ orderBy: { id: "asc" } }),
      db.moderator.findMany({ orderBy: { id: "asc" } }),
      counts(),
    ]);
  await emptyDesk();
  await brought(file);
  const once = await tables();
  await brought(file);
  expect(await tables()).toEqual(once);
});

test("people whom the desk does not know keep their names and cannot sign in", async () => {
  const { noor, kaito } = await aWorkedDesk();
  const file = await exported(kaito, "sort=position&status=escalated");
  await emptyDesk();
  await brought(file);
  const people = await db.moderator.findMany({
    where: { id: { in: [noor.moderatorId ?? "", kaito.moderatorId ?? ""] } },
  });
  expect(people.map(({ name }) => name).sort()).toEqual([noor.name, "Kaito"].sort());
  expect(people.every(({ disabledAt, role }) => disabledAt !== null && role === "viewer")).toBe(true);
  for (const { email } of people) {
    await db.moderator.update({ where: { email }, data: { disabledAt: null } });
    expect(await verifySignIn({ email, password: "anything at all" }, new Date(), anOrigin())).toBeNull();
  }
});

test("work that was done here stays, and a comment that nobody touched takes the work over", async () => {
  const { kaito, first, third } = await aWorkedDesk();
  const file = await exported(kaito, "sort=position&status=open,kept,removed,escalated");
  const admin = await emptyDesk();
  const article = await anArticle();
  const decided = await aComment({ id: first.id, articleId: article.id });
  await aComment({ id: third.id, articleId: article.id, position: 55 });
  await decide(admin, decided.id, "kept");
  await brought(file);
  expect(await db.comment.findUnique({ where: { id: first.id } })).toMatchObject({
    status: "kept",
    revision: 1,
    decidedById: admin.moderatorId,
    flagCount: 0,
  });
  expect(await db.flag.count({ where: { commentId: first.id } })).toBe(0);
  expect(await db.comment.findUnique({ where: { id: third.id } })).toMatchObject({
    position: 55,
    flagCount: 1,
    noteCount: 1,
  });
  expect(await db.decision.count({ where: { commentId: third.id } })).toBe(8);
});

test("a flag that is brought cites the wording that is in force here", async () => {
  const { kaito } = await aWorkedDesk();
  const file = await exported(kaito, "sort=position&status=escalated");
  await emptyDesk();
  await db.rule.update({ where: { code: "house-tone" }, data: { version: 4 } });
  await brought(file);
  expect(await db.flag.findMany({ where: { ruleCode: "house-tone" } })).toMatchObject([{ ruleVersion: 4 }]);
  await db.rule.update({ where: { code: "house-tone" }, data: { version: 1 } });
});

test("a rule that the desk does not have is made, under the code and the name that it had", async () => {
  const { kaito } = await aWorkedDesk();
  const file = await exported(kaito, "sort=position&status=escalated");
  await emptyDesk();
  await db.rule.delete({ where: { code: "house-tone" } });
  await brought(file);
  expect(await db.rule.findUnique({ where: { code: "house-tone" } })).toMatchObject({ name: "House tone" });
  expect(await db.flag.count({ where: { ruleCode: "house-tone" } })).toBe(1);
});

test("an export without the column record is read by what it says to people", async () => {
  await emptyDesk();
  const id = randomUUID();
  const file = [
    "article_title,article_url,comment_id,position,author,posted_at,body,net,upvotes,downvotes,controversy,reply_to_id,reply_to_position,status,flags,notes,tags,decided_by,decided_at",
    `Ferry,,${id},4,'@tina,,'=Hm.,1,1,0,0,,,removed,"insult (high, Noor); spam (low, Kaito): twice","Noor, 2026-11-21T09:30:00Z: Second time",harbour; late,Noor,2026-11-21T10:00:00Z`,
    "",
  ].join("\r\n");
  const { refusals } = await brought(file);
  expect(refusals).toEqual([]);
  const comment = await db.comment.findUniqueOrThrow({
    where: { id },
    include: { flags: true, notes: true, tags: true, decisions: true, decidedBy: true },
  });
  expect(comment).toMatchObject({
    body: "=Hm.",
    author: "@tina",
    position: 4,
    status: "removed",
    flagCount: 2,
    noteCount: 1,
  });
  expect(comment.decidedBy?.name).toBe("Noor");
  expect(comment.flags.map(({ ruleCode, severity, note }) => [ruleCode, severity, note]).sort()).toEqual([
    ["insult", "high", null],
    ["spam", "low", "twice"],
  ]);
  expect(comment.notes).toMatchObject([{ text: "Second time", writtenAt: new Date("2026-11-21T09:30:00Z") }]);
  expect(comment.tags.map(({ tag }) => tag).sort()).toEqual(["harbour", "late"]);
  expect(comment.decisions).toMatchObject([{ action: "decide", toStatus: "removed", revision: 1 }]);
  expect(await counts()).toEqual({ removed: 1 });
});

test("a row that the desk would not write is refused with its header, and the others are read", async () => {
  const { kaito } = await aWorkedDesk();
  const file = await exported(kaito, "sort=position&status=escalated,open");
  const lines = file.split("\r\n");
  const broken = [lines[0], (lines[1] ?? "").replace(",escalated,", ",promoted,"), ...lines.slice(2)].join(
    "\r\n",
  );
  await emptyDesk();
  const { refusals } = await brought(broken);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatch(/^Line \d+: “promoted” is nothing that the desk writes into the column status/);
});
