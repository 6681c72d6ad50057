import { randomUUID } from "node:crypto";
import { addTag, deleteNote, writeNote } from "@/lib/annotations/mutations";
import type { Actor } from "@/lib/auth/actor";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { correctLink } from "@/lib/links/mutations";
import { emptyTables } from "@/tests/support/database";
import { aComment, actorFor, anArticle } from "./factories";

/** A desk on which people worked: every kind of mark, taken back and not, and a comment with a past. */
export async function aWorkedDesk() {
  await emptyDesk();
  const noor = await actorFor("moderator", { name: "=Noor; (the) \\second, one" });
  const kaito = await actorFor("admin", { name: "Kaito" });
  await db.rule.upsert({
    where: { code: "house-tone" },
    create: { code: "house-tone", number: 90, name: "House tone", text: "Ours." },
    update: {},
  });
  const article = await anArticle({
    title: "=Ferry, “late”",
    url: "https://paper.example/ferry",
    byline: "By A; B",
    publishedAt: new Date("2026-11-20T01:02:03.450Z"),
    declaredCommentCount: 7,
    completeAt: new Date("2026-11-20T07:00:00Z"),
    sourceId: "t-1",
    paragraphs: ["It came at noon.\nOr \\n later.", "", "Nobody minded."],
  });
  const first = await aComment({
    articleId: article.id,
    seenAt: new Date("2026-11-20T05:00:00Z"),
    sourceId: "c1",
  });
  const answer = await aComment({
    articleId: article.id,
    author: "",
    body: "",
    net: null,
    upvotes: null,
    downvotes: null,
    parentId: first.id,
    replyEvidence: "quote",
    seenAt: new Date("2026-11-19T05:00:00Z"),
    listedAt: new Date("2026-11-19T05:00:00Z"),
    editedAt: new Date("2026-11-19T06:00:00Z"),
    goneAt: new Date("2026-11-20T07:00:00Z"),
    sourceState: "pending",
    kind: "pingback",
  });
  const third = await aComment({
    articleId: article.id,
    author: null,
    postedAt: new Date("2026-11-20T23:04:05.678Z"),
  });
  await givePast(answer.id, first.id);

  await workOn(noor, kaito, { first, answer, third });
  return { noor, kaito, article, first, answer, third };
}

/** Flags, notes, tags and decisions, some of them taken back. */
async function workOn(
  noor: Actor,
  kaito: Actor,
  thread: Record<"first" | "answer" | "third", { id: string }>,
) {
  const { first, answer, third } = thread;
  await raiseFlags(noor, {
    flags: [mark(first.id), mark(third.id)],
    ruleCode: "insult",
    severity: "high",
    note: "a; b",
  });
  await raiseFlags(kaito, { flags: [mark(first.id)], ruleCode: "house-tone", severity: "low", note: null });
  await raiseFlags(kaito, { flags: [mark(answer.id)], ruleCode: "spam", severity: "low", note: null });
  await withdrawFlag(kaito, { ...mark(answer.id), ruleCode: "spam" });
  await writeNote(noor, { ...mark(third.id), noteId: randomUUID(), text: "Second time;\n=1+1" });
  const taken = randomUUID();
  await writeNote(kaito, { ...mark(third.id), noteId: taken, text: "Taken back" });
  await deleteNote(kaito, { ...mark(third.id), noteId: taken });
  await addTag(kaito, { ...mark(answer.id), tag: "ask legal; soon" });
  await correctLink(noor, { ...mark(third.id), parentId: first.id });
  await correctLink(kaito, { ...mark(third.id), parentId: null });
  await decide(noor, first.id, "removed");
  await decide(kaito, first.id, "escalated", 1);
  const undone = await decide(kaito, third.id, "kept");
  await undoDecision(kaito, { id: randomUUID(), undoes: undone, commentId: third.id });
}

async function givePast(commentId: string, quotedId: string): Promise<void> {
  const importId = randomUUID();
  const observed = (day: string, net: number, netChange: number | null) => ({
    ...{
      commentId,
      importId,
      net,
      upvotes: net,
      downvotes: 0,
      netChange,
      changedAfter: netChange === null ? null : new Date(0),
    },
    observedAt: new Date(`2026-11-${day}T05:00:00Z`),
  });
  await db.voteObservation.createMany({ data: [observed("18", 2, null), observed("19", 9, 7)] });
  await db.sourceChange.create({
    data: {
      commentId,
      number: 1,
      importId,
      kind: "edited",
      observedAt: new Date("2026-11-19T05:00:00Z"),
      bodyBefore: "Hm \\u0000",
    },
  });
  await db.quote.create({
    data: {
      commentId,
      number: 1,
      bodyStart: 0,
      bodyEnd: 0,
      sourceCommentId: quotedId,
      sourceStart: 0,
      sourceEnd: 3,
      confidence: 0.9,
    },
  });
}

/** Another desk: nothing of this one is left but its house rules. */
export async function emptyDesk(): Promise<Actor> {
  await emptyTables("article", "comment", "moderator", "import", "audit_entry", "status_count");
  return actorFor("admin", { name: "Somebody new" });
}

export async function decide(
  actor: Actor,
  commentId: string,
  status: "kept" | "removed" | "escalated",
  revision = 0,
) {
  const id = randomUUID();
  await decideComments(actor, { decisions: [{ id, commentId, revision, status }] });
  return id;
}

const mark = (commentId: string) => ({ id: randomUUID(), commentId });
