import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { settleContext } from "@/lib/context/settle";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { actorFor } from "@/tests/support/factories";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";
import { getImportView, listChanges, listImports } from "./data";
import { importDocument } from "./import-now";

type Voiced = { body: string; votes?: string };

/** The text of a Japan Today page of our own making. */
function aPageText({
  title = "Night ferry may stop in March",
  comments = [] as Voiced[],
  declared = -1,
} = {}): string {
  const count = declared < 0 ? comments.length : declared;
  const head = `national\n\n${title}\n\n${count} Comments\nBy A. Reporter\n\nThe harbour council votes on the night ferry on Tuesday evening.\n\n© Harbour Post 2026.\n\n©2026 GPlusMedia Inc.\n\n${count} Comments\nLogin to comment\n\n`;
  const thread = comments.map(({ body, votes = "1 ( +3 / -2 )" }) => `${body}\n\n${votes}\n\n`).join("");
  return `${head}${thread}Login to leave a comment\n`;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function anUpload(
  text: string,
  overrides: { id?: string; fileName?: string; isSample?: boolean; savedAt?: string } = {},
) {
  return { id: randomUUID(), fileName: "ferry.txt", bytes: bytesOf(text), byteCount: null, ...overrides };
}

const FERRY: Voiced[] = [
  { body: "The ferry should stay, my shift ends at two.", votes: "-4 ( +4 / -8 )" },
  { body: "", votes: "2 ( +2 / -0 )" },
  { body: "Sell it to the islanders and be done with the debate.", votes: "7 ( +9 / -2 )" },
];

async function everything() {
  return {
    articles: await db.article.findMany({ orderBy: { id: "asc" } }),
    comments: await db.comment.findMany({ orderBy: { id: "asc" } }),
    votes: await db.voteObservation.findMany({ orderBy: [{ commentId: "asc" }, { observedAt: "asc" }] }),
    quotes: await db.quote.findMany({ orderBy: [{ commentId: "asc" }, { number: "asc" }] }),
    open: await openCount(),
  };
}

async function openCount(): Promise<number> {
  const { _sum } = await db.statusCount.aggregate({ where: { name: "open" }, _sum: { count: true } });
  return Number(_sum.count ?? 0);
}

const commentsOf = (articleId: string | undefined) =>
  db.comment.findMany({ where: { articleId: articleId ?? "" }, orderBy: { position: "asc" } });

test("a page comes in with its article, its comments, its votes and its search, and is recorded", async () => {
  const actor = await actorFor("moderator", { name: "Noor" });
  const title = "The whole way in";
  const before = await openCount();
  const result = await importDocument(actor, anUpload(aPageText({ title, comments: FERRY, declared: 10 })));
  const [article] = result.articles;

  expect(article).toMatchObject({
    title,
    isNew: true,
    found: 3,
    declared: 10,
    added: 3,
    changed: 0,
    unchanged: 0,
  });
  expect(result.warnings).toMatchObject([{ code: "count_differs", articleId: article?.id }]);
  const comments = await commentsOf(article?.id);
  expect(comments.map(({ net, upvotes, downvotes, status }) => [net, upvotes, downvotes, status])).toEqual([
    [-4, 4, 8, "open"],
    [2, 2, 0, "open"],
    [7, 9, 2, "open"],
  ]);
  expect(await openCount()).toBe(before + 3);
  const found = await db.$queryRaw`
    SELECT id AS comment_id FROM comment c WHERE to_tsvector('simple', left(c.body, 100000)) @@ to_tsquery('simple', 'islanders')`;
  expect(found).toEqual([{ comment_id: comments[2]?.id }]);
  expect(await db.voteObservation.count({ where: { importId: result.importId } })).toBe(3);
  expect(await getImportView(actor, result.importId)).toMatchObject({
    status: "done",
    byName: "Noor",
    added: 3,
    warningCount: 1,
  });
  const audited = await db.auditEntry.findMany({ where: { moderatorId: actor.moderatorId } });
  expect(audited).toMatchObject([{ action: "import", subject: "ferry.txt" }]);
});

test("a viewer imports nothing", async () => {
  const viewer = await actorFor("viewer");
  const before = await everything();
  await expect(importDocument(viewer, anUpload(aPageText()))).rejects.toMatchObject({ code: "not_allowed" });
  expect(await everything()).toEqual(before);
});

test("the same page again changes nothing and says so", async () => {
  const actor = await actorFor("moderator");
  const text = aPageText({ title: "Twice", comments: FERRY });
  const savedAt = "2026-11-20T09:00:00.000Z";
  await importDocument(actor, anUpload(text, { savedAt }));
  const before = await everything();
  const again = await importDocument(actor, anUpload(text, { savedAt }));
  expect(again.articles).toMatchObject([{ isNew: false, added: 0, changed: 0, unchanged: 3 }]);
  expect(await everything()).toEqual(before);
});

test("the same request twice is one import", async () => {
  const actor = await actorFor("moderator");
  const text = aPageText({ title: "One request", comments: FERRY });
  const id = randomUUID();
  const first = await importDocument(actor, anUpload(text, { id }));
  const second = await importDocument(actor, anUpload(text, { id }));
  expect(second.articles).toEqual(first.articles);
  expect(await db.auditEntry.count({ where: { moderatorId: actor.moderatorId } })).toBe(1);
});

test("the page in another order meets the same comments, and imports in any order end alike", async () => {
  const actor = await actorFor("moderator");
  const page = (title: string, comments: Voiced[]) => aPageText({ title, comments });
  const [forwards] = (await importDocument(actor, anUpload(page("Order A", FERRY)))).articles;
  const ids = (await commentsOf(forwards?.id)).map(({ id }) => id);
  const [backwards] = (await importDocument(actor, anUpload(page("Order A", [...FERRY].reverse())))).articles;
  expect(backwards).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  expect((await commentsOf(forwards?.id)).map(({ id }) => id)).toEqual(ids.reverse());
});

test("other votes are written to the ledger and shown in the report; the decision stands", async () => {
  const actor = await actorFor("moderator");
  const [article] = (await importDocument(actor, anUpload(aPageText({ title: "Swing", comments: FERRY }))))
    .articles;
  await db.comment.updateMany({
    where: { articleId: article?.id },
    data: { status: "removed", revision: 4 },
  });
  const swung = FERRY.map((comment, index) =>
    index === 0 ? { ...comment, votes: "-31 ( +5 / -36 )" } : comment,
  );
  const result = await importDocument(actor, anUpload(aPageText({ title: "Swing", comments: swung })));
  expect(result.articles).toMatchObject([{ added: 0, changed: 1, unchanged: 2 }]);
  const [first] = await commentsOf(article?.id);
  expect(first).toMatchObject({ net: -31, upvotes: 5, downvotes: 36, status: "removed", revision: 4 });
  expect(await db.voteObservation.count({ where: { commentId: first?.id ?? "" } })).toBe(2);
  expect(await listChanges(actor, result.importId, "votes", null)).toMatchObject({
    total: 1,
    rows: [{ commentId: first?.id, before: { net: -4 }, after: { net: -31 } }],
  });
});

test("a reply that quotes is linked to what it quotes", async () => {
  const actor = await actorFor("moderator");
  const quoting = { body: `${FERRY[0]?.body}\n\nMine ends at three, and I pay for the boat.` };
  const text = aPageText({ title: "Linked", comments: [...FERRY, quoting] });
  const [article] = (await importDocument(actor, anUpload(text))).articles;
  await settleContext();
  const comments = await commentsOf(article?.id);
  expect(comments[3]).toMatchObject({ parentId: comments[0]?.id, replyEvidence: "quote" });
  expect(await db.quote.findMany({ where: { commentId: comments[3]?.id ?? "" } })).toMatchObject([
    { sourceCommentId: comments[0]?.id, bodyStart: 0 },
  ]);
});

test("a document that cannot be read is refused, and the refusal is kept", async () => {
  const actor = await actorFor("moderator");
  const id = randomUUID();
  const before = await everything();
  const refusal = await importDocument(actor, anUpload("", { id, fileName: "empty.txt" })).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(AppError);
  expect(await getImportView(actor, id)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("empty.txt"),
  });
  expect(await everything()).toEqual(before);
  expect(
    await db.auditEntry.count({ where: { action: "import.fail", moderatorId: actor.moderatorId } }),
  ).toBe(1);
});

test("an upload that breaks off leaves no half of an article", async () => {
  const actor = await actorFor("moderator");
  const whole = aPageText({ title: "Broken off", comments: FERRY });
  async function* brokenOff(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(whole.slice(0, whole.length / 2));
    throw new AppError("invalid", "ferry.txt: the upload broke off.");
  }
  const id = randomUUID();
  const before = await everything();
  await expect(importDocument(actor, { ...anUpload(""), id, bytes: brokenOff() })).rejects.toThrow(
    "broke off",
  );
  expect(await everything()).toEqual(before);
  expect(await getImportView(actor, id)).toMatchObject({ status: "failed", articles: { total: 0 } });
});

test("several imports of one article at once end as one", async () => {
  const actor = await actorFor("moderator");
  const before = await openCount();
  const text = aPageText({ title: "At once", comments: FERRY });
  const reversed = aPageText({ title: "At once", comments: [...FERRY].reverse() });
  const results = await Promise.all(
    [text, reversed, text, reversed].map((page) => importDocument(actor, anUpload(page))),
  );
  expect(results.map(({ articles }) => articles[0]?.added).sort()).toEqual([0, 0, 0, 3]);
  expect((await commentsOf(results[0]?.articles[0]?.id)).map(({ position }) => position)).toEqual([1, 2, 3]);
  expect(await openCount()).toBe(before + 3);
});

test("a page of a hundred hostile bodies gives each of them, but for line ends and white space around", async () => {
  const actor = await actorFor("moderator");
  const bodies = hostileBodies().map(({ body }) => body);
  const text = aPageText({ title: "Hostile page", comments: bodies.map((body) => ({ body })) });
  const [article] = (await importDocument(actor, anUpload(text, { fileName: "\0=hostile\ud800.txt" })))
    .articles;
  const plain = (body: string) => asStored(body).replace(/\r\n?/g, "\n").trim();
  expect((await commentsOf(article?.id)).map(({ body }) => body)).toEqual(bodies.map(plain));
});

test("the history reads newest first and pages without gaps", async () => {
  const actor = await actorFor("viewer");
  const started = Date.UTC(2100, 0);
  const rows = Array.from({ length: 45 }, (_, index) => ({
    id: randomUUID(),
    fileName: `page-${index}.txt`,
    bytes: 1,
    status: "done",
    // Three of each time, so that only the id tells them apart.
    startedAt: new Date(started - Math.floor(index / 3) * 1000),
  }));
  await db.import.createMany({ data: rows });
  const first = await listImports(actor);
  const second = await listImports(actor, first.nextCursor);
  const third = await listImports(actor, second.nextCursor);
  const seen = [...first.rows, ...second.rows, ...third.rows].slice(0, 45).map(({ id }) => id);
  expect(seen.sort()).toEqual(rows.map(({ id }) => id).sort());
});
