import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { countComments, getComment, listComments } from "@/lib/comments/data";
import { exportComments } from "@/lib/comments/export";
import { decideComments } from "@/lib/comments/mutations";
import { COMMENT_SORTS, loadCommentQuery } from "@/lib/comments/query";
import { clusterAlike } from "@/lib/context/likeness-step";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { getLikes, listLikes } from "./data";
import { actOnAlike, undoAlike } from "./mutations";
import type { ActOnAlike } from "./schema";

const AD = "Learn how I earn four thousand a week from home with a method that banks hide from all of you";
const aText = (name: string) => AD.replaceAll(" a ", ` ${name} `).replace(/ (?=[hfmb])/g, ` ${name} `);

/** `count` comments that say the same, half of them under each of two articles. */
async function aCampaign(name: string, count: number): Promise<{ ids: string[]; clusterId: string }> {
  const articles = [(await anArticle()).id, (await anArticle()).id];
  const comments = Array.from({ length: count }, (_, n) => ({
    ...{ id: randomUUID(), articleId: articles[n % 2] ?? "", position: n, author: `seller ${n % 3}` },
    ...{ body: aText(name), importedAt: new Date("2026-01-01") },
  }));
  await db.comment.createMany({ data: comments });
  for (const articleId of articles) await inTransaction((tx) => clusterAlike(tx, articleId));
  const ids = comments.map(({ id }) => id);
  const row = await db.likeness.findUniqueOrThrow({ where: { commentId: ids[0] ?? "" } });
  return { ids, clusterId: row.clusterId ?? "" };
}

/** Sends an act until nothing is left. */
async function actOnAll(actor: Actor, asked: Omit<ActOnAlike, "after" | "act"> & { act: ActOnAlike["act"] }) {
  const act = asked.act.kind === "flag" ? { ...asked.act, note: null } : asked.act;
  let done = 0;
  let after: string | null = null;
  for (;;) {
    const part = await actOnAlike(actor, { ...asked, act, after });
    done += part.done;
    after = part.next;
    if (after === null) return { done, overtaken: part.overtaken };
  }
}

const remove = { kind: "decide", status: "removed" } as const;

const statusesOf = async (ids: string[]) =>
  (await db.comment.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })).map(
    ({ status }) => status,
  );

test("the pane tells how many say the same, and a queue of any member's id shows them in every order", async () => {
  const viewer = await actorFor("viewer");
  const { ids, clusterId } = await aCampaign("lighthouse", 5);
  const alone = await aComment({
    body: "Nobody else says what is said here, about the fog on the pier at dawn.",
  });
  expect((await getComment(viewer, ids[3] ?? "")).likes).toEqual({ clusterId, count: 5 });
  expect((await getComment(viewer, alone.id)).likes).toBeNull();
  for (const by of COMMENT_SORTS) {
    const query = await loadCommentQuery(new URLSearchParams(`like=${ids[4]}&sort=-${by}`));
    const { rows } = await listComments(viewer, query);
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  }
  const query = await loadCommentQuery(new URLSearchParams(`like=${clusterId}&status=open`));
  expect(await countComments(viewer, query)).toEqual({ count: 5, exact: true });
  let file = "";
  for await (const chunk of exportComments(viewer, query, { byteOrderMark: false })) file += chunk;
  for (const id of ids) expect(file).toContain(id);
  const other = await loadCommentQuery(new URLSearchParams(`like=${alone.id}`));
  expect((await listComments(viewer, other)).rows).toEqual([]);
});

test("what alike comments have in common is told before acting on them, with the least like the first", async () => {
  const viewer = await actorFor("viewer");
  const { ids, clusterId } = await aCampaign("meadow", 7);
  await db.comment.update({ where: { id: ids[6] ?? "" }, data: { status: "removed", author: null } });
  const facts = await getLikes(viewer, clusterId);
  expect(facts).toMatchObject({
    ...{
      count: 7,
      byStatus: { open: 6, kept: 0, removed: 1, escalated: 0 },
      articles: 2,
      authors: 3,
      unnamed: 1,
    },
    ...{ open: { articles: 2, authors: 3, unnamed: 0 }, acts: [] },
  });
  expect(facts.examples).toHaveLength(5);
  expect(facts.examples[0]).toMatchObject({ id: clusterId, likeness: 1 });
  const likeness = facts.examples.slice(1).map((example) => example.likeness);
  expect(likeness).toEqual([...likeness].sort((a, b) => a - b));
  await expect(getLikes(viewer, randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

test("acting on all that are open is one act, recorded at each and counted, and undone as one", async () => {
  const actor = await actorFor("moderator");
  const { ids, clusterId } = await aCampaign("ferry", 230);
  const asked = {
    id: randomUUID(),
    clusterId,
    act: remove,
    openCount: 230,
    readAt: new Date(Date.now() + 60_000).toISOString(),
  };
  expect(await actOnAll(actor, asked)).toEqual({ done: 230, overtaken: [] });
  expect(new Set(await statusesOf(ids))).toEqual(new Set(["removed"]));
  const lines = await db.decision.findMany({ where: { commentId: { in: ids } } });
  expect(lines).toHaveLength(230);
  expect(lines[0]).toMatchObject({
    action: "decide",
    detail: { alike: { act: asked.id, cluster: clusterId, count: 230 } },
  });
  expect((await getLikes(actor, clusterId)).acts).toMatchObject([
    { id: asked.id, act: "removed", asked: 230, undoneAt: null },
  ]);
  // Sent again, it is done already.
  expect((await actOnAll(actor, asked)).done).toBe(0);
  expect(await actOnAlike(actor, { ...asked, after: null })).toMatchObject({ done: 0, doneInAll: 230 });
  expect(await db.decision.count({ where: { commentId: { in: ids } } })).toBe(230);

  const undo = { actId: asked.id };
  let after: string | null = null;
  let undone = 0;
  do {
    const part = await undoAlike(actor, { ...undo, after });
    undone += part.done;
    after = part.next;
  } while (after !== null);
  expect(undone).toBe(230);
  // An undoing that was cut off is begun anew: what it turned back is done, and was changed by nobody.
  expect(await undoAlike(actor, { ...undo, after: null })).toMatchObject({ done: 200, changedSince: 0 });
  expect(await db.decision.count({ where: { commentId: { in: ids } } })).toBe(460);
  expect(new Set(await statusesOf(ids))).toEqual(new Set(["open"]));
  expect((await getLikes(actor, clusterId)).acts[0]?.undoneAt).not.toBeNull();
});

test("what a colleague decides meanwhile stays, and is named; so is what came since", async () => {
  const [actor, colleague] = [await actorFor("moderator"), await actorFor("moderator", { name: "Noor" })];
  const { ids, clusterId } = await aCampaign("harbour", 4);
  const { readAt } = await getLikes(actor, clusterId);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const decisions = [{ id: randomUUID(), commentId: ids[1] ?? "", revision: 0, status: "kept" as const }];
  await decideComments(colleague, { decisions });
  const late = await aComment({ body: aText("harbour") });
  await inTransaction((tx) => clusterAlike(tx, late.articleId));
  const asked = { id: randomUUID(), clusterId, act: remove, openCount: 4, readAt };
  expect(await actOnAll(actor, asked)).toEqual({ done: 3, overtaken: [{ name: "Noor", count: 1 }] });
  expect(await statusesOf([late.id])).toEqual(["open"]);
  expect(await statusesOf([ids[1] ?? ""])).toEqual(["kept"]);
});

test("an act is refused where there are more open comments than the moderator was told of", async () => {
  const actor = await actorFor("moderator");
  const { ids, clusterId } = await aCampaign("tunnel", 4);
  const readAt = new Date(Date.now() + 60_000).toISOString();
  const asked = { id: randomUUID(), clusterId, act: remove, openCount: 3, readAt };
  await expect(actOnAll(actor, asked)).rejects.toMatchObject({ code: "conflict" });
  expect(new Set(await statusesOf(ids))).toEqual(new Set(["open"]));
  expect(await db.likeAct.count({ where: { id: asked.id } })).toBe(0);
});

test("all can be flagged as one, and that undone; a flag raised before stays", async () => {
  const actor = await actorFor("moderator");
  const { ids, clusterId } = await aCampaign("island", 3);
  const flag = { kind: "flag", ruleCode: "spam", severity: "high", note: null } as const;
  const readAt = new Date(Date.now() + 60_000).toISOString();
  const asked = { id: randomUUID(), clusterId, act: flag, openCount: 3, readAt };
  expect((await actOnAll(actor, asked)).done).toBe(3);
  expect(await db.flag.count({ where: { commentId: { in: ids }, withdrawnAt: null } })).toBe(3);
  await undoAlike(actor, { actId: asked.id, after: null });
  expect(await db.flag.count({ where: { commentId: { in: ids }, withdrawnAt: null } })).toBe(0);
  expect(new Set(await statusesOf(ids))).toEqual(new Set(["open"]));
});

test("viewers do not act on alike comments, and a colleague's act is undone by its moderator or an admin", async () => {
  const [viewer, actor, colleague, admin] = await Promise.all(
    (["viewer", "moderator", "moderator", "admin"] as const).map((role) => actorFor(role)),
  );
  if (!viewer || !actor || !colleague || !admin) throw new Error("There are four of them");
  const { clusterId } = await aCampaign("garden", 2);
  const readAt = new Date(Date.now() + 60_000).toISOString();
  const asked = { id: randomUUID(), clusterId, act: remove, openCount: 2, readAt };
  await expect(actOnAll(viewer, asked)).rejects.toMatchObject({ code: "not_allowed" });
  await actOnAll(actor, asked);
  const undo = { actId: asked.id, after: null };
  await expect(undoAlike(viewer, undo)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(undoAlike(colleague, undo)).rejects.toMatchObject({ code: "not_allowed" });
  expect((await undoAlike(admin, undo)).done).toBe(2);
});

test("the page of clusters shows those with the most open first, and all of them, the largest first, only when asked", async () => {
  const actor = await actorFor("moderator");
  const { ids, clusterId } = await aCampaign("market", 6);
  const listed = async (all: "yes" | null) => (await listLikes(actor, { all, cursor: null })).rows;
  expect((await listed(null)).find((row) => row.clusterId === clusterId)).toMatchObject({
    ...{ count: 6, open: 6, articles: 2, authors: 3, countedMax: null },
  });
  const open = (await listed(null)).map((row) => row.open);
  expect(open).toEqual([...open].sort((a, b) => b - a));
  const counts = (await listed("yes")).map(({ count }) => count);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const smaller = await aCampaign("bazaar", 4);
  const placeOf = async (id: string) => (await listed(null)).findIndex((row) => row.clusterId === id);
  expect(await placeOf(clusterId)).toBeLessThan(await placeOf(smaller.clusterId));
  const half = ids.slice(0, 3);
  await db.comment.updateMany({ where: { id: { in: half } }, data: { status: "kept" } });
  // The larger one has less that waits.
  expect(await placeOf(smaller.clusterId)).toBeLessThan(await placeOf(clusterId));
  await db.comment.updateMany({ where: { id: { in: ids } }, data: { status: "kept" } });
  expect((await listed(null)).some((row) => row.clusterId === clusterId)).toBe(false);
  expect((await listed("yes")).some((row) => row.clusterId === clusterId)).toBe(true);
  await expect(listLikes(actor, { all: null, cursor: "forged" })).rejects.toMatchObject({ code: "invalid" });
});

test("an act's id stands for one act of one person, and is refused for anything else before anything is done", async () => {
  const [actor, colleague] = [await actorFor("moderator"), await actorFor("moderator")];
  const { ids, clusterId } = await aCampaign("bakery", 3);
  const other = await aCampaign("quarry", 2);
  const readAt = new Date(Date.now() + 60_000).toISOString();
  const asked = { id: randomUUID(), clusterId, act: remove, openCount: 3, readAt, after: null };
  await expect(actOnAlike(actor, { ...asked, after: ids[0] ?? "" })).rejects.toMatchObject({
    code: "conflict",
  });
  await actOnAlike(actor, asked);
  const kept = { kind: "decide", status: "kept" } as const;
  const anew = { ...asked, clusterId: other.clusterId, openCount: 2 };
  for (const [who, what] of [
    [colleague, asked],
    [actor, { ...asked, act: kept }],
    [actor, anew],
    [colleague, { ...anew, after: other.ids[0] ?? "" }],
  ] as const) {
    await expect(actOnAlike(who, what)).rejects.toMatchObject({ code: "conflict" });
  }
  expect(new Set(await statusesOf(other.ids))).toEqual(new Set(["open"]));
  expect(await db.decision.count({ where: { commentId: { in: [...ids, ...other.ids] } } })).toBe(3);
  expect(await actOnAlike(actor, asked)).toMatchObject({ done: 0, doneInAll: 3 });
});

test("what its moderator began to undo, an admin ends, and each comment is turned back once", async () => {
  const [actor, admin] = [await actorFor("moderator"), await actorFor("admin")];
  const { ids, clusterId } = await aCampaign("orchard", 3);
  const readAt = new Date(Date.now() + 60_000).toISOString();
  const asked = { id: randomUUID(), clusterId, act: remove, openCount: 3, readAt, after: null };
  await actOnAlike(actor, asked);
  await undoAlike(actor, { actId: asked.id, after: null });
  const again = await undoAlike(admin, { actId: asked.id, after: null });
  expect(again).toEqual({ done: 3, changedSince: 0, next: null });
  expect(await db.decision.count({ where: { commentId: { in: ids }, action: "undo" } })).toBe(3);
});
