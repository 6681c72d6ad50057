import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { type CommentPage, listComments } from "@/lib/comments/data";
import { exportComments } from "@/lib/comments/export";
import { COMMENT_SORTS, loadCommentQuery } from "@/lib/comments/query";
import { db, pool } from "@/lib/db/client";
import { readCell } from "@/lib/domain/csv";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";
import { asStored, hostileBodies } from "@/tests/support/hostile-bodies";

const HEADER =
  "article_title,article_url,comment_id,position,author,posted_at,body,net,upvotes,downvotes,controversy,reply_to_id,reply_to_position,status,flags,notes,tags,decided_by,decided_at,decision_rule,decision_severity,decision_note,outlet,article_id,article_source_id,section,byline,published_at,declared_comments,article_text,article_complete_at,source_id,source_state,reports,kind,reply_evidence,author_evidence,seen_at,listed_at,votes_seen_at,gone_at,returned_at,edited_at,record\r\n";

async function exported(actor: Actor, words: string, byteOrderMark = false): Promise<string> {
  const query = await loadCommentQuery(new URLSearchParams(words));
  const chunks: Buffer[] = [];
  for await (const chunk of exportComments(actor, query, { byteOrderMark })) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function parsed(file: string): Record<string, string>[] {
  return parse(file, { columns: true, record_delimiter: "\r\n" });
}

/** As many comments on one article, inserted at once. */
async function manyComments(count: number): Promise<{ articleId: string }> {
  const { id: articleId } = await anArticle();
  await db.$executeRaw`
    INSERT INTO comment (id, article_id, position, body)
    SELECT gen_random_uuid(), ${articleId}::uuid, n, repeat('words ', 40) FROM generate_series(1, ${count}::int) n`;
  return { articleId };
}

async function openTransactions(): Promise<number | undefined> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;
  return row?.count;
}

/** A comment with everything that a desk can hang on it, in a thread whose first comment it answers. */
async function aFullComment(noor: Actor) {
  const kaito = await actorFor("moderator", { name: "Kaito; the (second), one" });
  const byNoor = { moderatorId: noor.moderatorId ?? "" };
  const article = await anArticle({ title: "=Ferry, “late”", url: "https://paper.example/ferry" });
  const parent = await aComment({ articleId: article.id });
  const comment = await aComment({
    articleId: article.id,
    author: "@tina",
    postedAt: new Date("2026-11-20T23:04:05.678+09:00"),
    body: '-4 is what you get.\n\n"Never", he said',
    net: -4,
    upvotes: 4,
    downvotes: 8,
    parentId: parent.id,
    status: "removed",
    decidedById: noor.moderatorId,
    decidedAt: new Date("2026-11-21T10:00:00Z"),
    flagCount: 2,
    noteCount: 1,
    seenAt: new Date("2026-11-21T08:00:00Z"),
  });
  const hung = { commentId: comment.id };
  const raisedAt = new Date("2026-11-21T09:00:00Z");
  await db.flag.createMany({
    data: [
      { ...hung, ...byNoor, raisedAt, ruleCode: "insult", severity: "high" },
      {
        ...hung,
        moderatorId: kaito.moderatorId ?? "",
        raisedAt,
        ruleCode: "spam",
        severity: "low",
        note: "twice; today",
      },
      {
        ...hung,
        ...byNoor,
        raisedAt,
        ruleCode: "hate",
        severity: "low",
        withdrawnAt: new Date("2026-11-21T09:10:00Z"),
      },
    ],
  });
  const writtenAt = new Date("2026-11-21T09:30:00Z");
  await db.note.createMany({
    data: [
      { ...hung, ...byNoor, id: randomUUID(), text: "Second time", writtenAt },
      { ...hung, ...byNoor, id: randomUUID(), text: "Taken back", writtenAt, deletedAt: new Date() },
    ],
  });
  await db.commentTag.createMany({
    data: ["harbour", "ask legal"].map((tag) => ({ ...hung, ...byNoor, tag })),
  });
  await db.decision.create({
    data: {
      ...{ ...hung, ...byNoor, id: randomUUID(), action: "decide", fromStatus: "open", toStatus: "removed" },
      revision: comment.revision,
      detail: { reason: { ruleCode: "hate", severity: "high", note: "=third time" } },
    },
  });
  return { article, parent, comment };
}

test("a row says everything the desk knows of its comment", async () => {
  const noor = await actorFor("moderator", { name: "Noor" });
  const { article, parent, comment } = await aFullComment(noor);

  const file = await exported(noor, `article=${article.id}&status=removed`);

  expect(file.startsWith(HEADER)).toBe(true);
  expect(parsed(file)).toEqual([
    {
      article_title: "'=Ferry, “late”",
      article_url: "https://paper.example/ferry",
      comment_id: comment.id,
      position: "2",
      author: "'@tina",
      posted_at: "2026-11-20T14:04:05.678Z",
      body: `'-4 is what you get.\n\n"Never", he said`,
      net: "-4",
      upvotes: "4",
      downvotes: "8",
      controversy: String(Math.sqrt(12)),
      reply_to_id: parent.id,
      reply_to_position: "1",
      status: "removed",
      flags: "insult (high, Noor); spam (low, Kaito\\; the (second\\)\\, one): twice\\; today",
      notes: "Noor, 2026-11-21T09:30:00Z: Second time",
      tags: "ask legal; harbour",
      decided_by: "Noor",
      decided_at: "2026-11-21T10:00:00Z",
      decision_rule: "hate",
      decision_severity: "high",
      decision_note: "'=third time",
      outlet: "The Harbour Gazette",
      article_id: article.id,
      article_source_id: "",
      section: "national",
      byline: "",
      published_at: "",
      declared_comments: "",
      article_text: "",
      article_complete_at: "",
      source_id: "",
      source_state: "",
      reports: "",
      kind: "comment",
      reply_evidence: "",
      author_evidence: "",
      seen_at: "2026-11-21T08:00:00Z",
      listed_at: "",
      votes_seen_at: "",
      gone_at: "",
      returned_at: "",
      edited_at: "",
      record: expect.stringMatching(/^\{.*"ruleName": "Hate".*"withdrawnAt": "2026-11-21T09:10:00.000Z"/),
    },
  ]);
});

test("unknown is an empty cell and an empty body is a pair of quotation marks", async () => {
  const viewer = await actorFor("viewer");
  const article = await anArticle({ title: null, paragraphs: ["The council votes on Tuesday."] });
  const comment = await aComment({
    articleId: article.id,
    author: null,
    body: "",
    net: null,
    upvotes: null,
    downvotes: null,
    reportCount: 4,
    seenAt: new Date("2026-11-21T08:00:00Z"),
  });

  const file = await exported(viewer, `article=${article.id}`);

  const told = `The Harbour Gazette,${article.id},,national,,,,The council votes on Tuesday.,,,,4,comment,,,2026-11-21T08:00:00Z,,,,,,`;
  expect(file).toBe(`${HEADER},,${comment.id},1,,,"",,,,,,,open,,,,,,,,,${told}\r\n`);
});

test("the byte-order mark is there when asked for, and once", async () => {
  const viewer = await actorFor("viewer");
  const marked = await exported(viewer, "tag=none-has-this", true);
  expect(marked).toBe(`\ufeff${HEADER}`);
  expect(await exported(viewer, "tag=none-has-this")).toBe(HEADER);
});

test("an export is in the audit log with its query and who asked", async () => {
  const viewer = await actorFor("viewer");
  await exported(viewer, "status=open&sort=-controversy", true);
  const entries = await db.auditEntry.findMany({ where: { moderatorId: viewer.moderatorId } });
  expect(entries).toMatchObject([
    {
      action: "export",
      subject: "comments",
      detail: { query: "?status=open&sort=-controversy", byteOrderMark: true },
    },
  ]);
});

test("a comment that arrives while the file is written is not in it", async () => {
  const viewer = await actorFor("viewer");
  const { articleId } = await manyComments(3000);
  const query = await loadCommentQuery(new URLSearchParams(`article=${articleId}&sort=position`));
  const chunks: Buffer[] = [];
  for await (const chunk of exportComments(viewer, query, { byteOrderMark: false })) {
    if (chunks.length === 0) {
      await aComment({ articleId, position: 4000 });
      await db.comment.updateMany({
        where: { articleId, position: 2999 },
        data: { body: "changed meanwhile" },
      });
    }
    chunks.push(chunk);
  }
  const rows = parsed(Buffer.concat(chunks).toString());
  expect(rows).toHaveLength(3000);
  expect(rows.some((row) => row.body === "changed meanwhile")).toBe(false);
});

test("who leaves half-way leaves no connection, no transaction and no cursor behind", async () => {
  const viewer = await actorFor("viewer");
  const { articleId } = await manyComments(3000);
  const query = await loadCommentQuery(new URLSearchParams(`article=${articleId}`));
  for (let round = 0; round < 12; round += 1) {
    for await (const chunk of exportComments(viewer, query, { byteOrderMark: false })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  }
  expect(pool.waitingCount).toBe(0);
  expect(pool.totalCount - pool.idleCount).toBe(0);
  await expect.poll(openTransactions).toBe(0);
});

test("a connection that breaks half-way is an error, never a short file", async () => {
  const viewer = await actorFor("viewer");
  const { articleId } = await manyComments(5000);
  const query = await loadCommentQuery(new URLSearchParams(`article=${articleId}`));
  const chunks = exportComments(viewer, query, { byteOrderMark: false });
  await chunks.next();
  await db.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE '%a.title%a.url%c.id%' AND pid <> pg_backend_pid()`;
  const drain = async () => {
    for await (const chunk of chunks) expect(chunk.length).toBeGreaterThan(0);
  };
  await expect(drain()).rejects.toThrow();
  expect(parsed(await exported(viewer, `article=${articleId}`))).toHaveLength(5000);
});

test("a fifth export at once is refused, and the desk keeps its connections", async () => {
  const viewer = await actorFor("viewer");
  const query = await loadCommentQuery(new URLSearchParams(""));
  const running = Array.from({ length: 4 }, () => exportComments(viewer, query, { byteOrderMark: false }));
  for (const chunks of running) await chunks.next();
  await expect(exported(viewer, "")).rejects.toMatchObject({ code: "too_many" });
  for (const chunks of running) await chunks.return();
  expect(await exported(viewer, "tag=none-has-this")).toBe(HEADER);
});

test("a hundred hostile bodies come back from the file as they were stored", async () => {
  const viewer = await actorFor("viewer");
  const article = await anArticle();
  // What PostgreSQL cannot hold, NUL and halves of characters, is replaced when it is imported.
  const bodies = hostileBodies().map(({ body }) => asStored(body));
  const ids: string[] = [];
  for (const body of bodies) ids.push((await aComment({ articleId: article.id, body })).id);

  const rows = parsed(await exported(viewer, `article=${article.id}&sort=position`));

  expect(bodies.length).toBeGreaterThanOrEqual(100);
  expect(rows.map((row) => row.comment_id)).toEqual(ids);
  expect(rows.map((row) => readCell(row.body ?? ""))).toEqual(bodies);
});

const SCREENS = COMMENT_SORTS.flatMap((sort) => [
  `sort=${sort}`,
  `sort=-${sort}`,
  `sort=${sort}&status=open,kept`,
]);

test.for(SCREENS)("the file of %s holds the rows of the screen in their order", async (words) => {
  const viewer = await actorFor("viewer");
  const article = await anArticle();
  await db.$executeRaw`
    INSERT INTO comment (id, article_id, position, body, net, upvotes, downvotes, posted_at, status, flag_count)
    SELECT gen_random_uuid(), ${article.id}::uuid, n, repeat('w', n % 7), n % 5 - 2, n % 5, 2,
           CASE WHEN n % 3 > 0 THEN timestamptz '2026-11-01' + n % 4 * interval '1 day' END,
           (ARRAY['open', 'kept', 'removed', 'escalated'])[1 + n % 4], n % 2
    FROM generate_series(1, 70) n`;
  await db.$executeRaw`
    INSERT INTO comment (id, article_id, position, body)
    SELECT gen_random_uuid(), ${article.id}::uuid, n, 'no votes' FROM generate_series(71, 80) n`;
  const query = await loadCommentQuery(new URLSearchParams(`${words}&article=${article.id}`));

  const screen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: CommentPage = await listComments(viewer, query, cursor);
    screen.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const file = parsed(await exported(viewer, `${words}&article=${article.id}`));

  expect(screen.length).toBeGreaterThan(40);
  expect(file.map((row) => row.comment_id)).toEqual(screen);
});
