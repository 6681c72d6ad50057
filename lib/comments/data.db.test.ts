import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { countComments, listComments } from "@/lib/comments/data";
import { COMMENT_SORTS, type CommentQuery, loadCommentQuery } from "@/lib/comments/query";
import type { CommentRow } from "@/lib/comments/rows";
import { commentOrder, commentWhere } from "@/lib/comments/where";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { knownNet } from "@/lib/domain/known-net";
import { STATUSES } from "@/lib/domain/statuses";
import { aComment, actorFor, aModerator, anArticle } from "@/tests/support/factories";

const ROWS = 330;
const WORDS = ["harbour", "ferry", "lantern", "tram", "orchard"];
let viewer: Actor;
let articleId: string;

const queryOf = async (words: string): Promise<CommentQuery> => loadCommentQuery(new URLSearchParams(words));

// Many ties and many unknowns: what a keyset gets wrong.
beforeAll(async () => {
  viewer = await actorFor("viewer");
  const moderatorId = (await aModerator()).id;
  const articles = [await anArticle(), await anArticle()];
  articleId = articles[0]?.id ?? "";
  const any = fc.record({
    upvotes: fc.option(fc.nat(3), { freq: 3 }),
    downvotes: fc.nat(3),
    postedAt: fc.option(
      fc.integer({ min: 1, max: 9 }).map((day) => new Date(`2026-01-0${day}T00:00:00.123Z`)),
    ),
    body: fc.array(fc.constantFrom(...WORDS), { minLength: 0, maxLength: 4 }).map((words) => words.join(" ")),
    status: fc.constantFrom(...STATUSES),
    flags: fc.subarray(["spam", "hate"]),
    isNoted: fc.boolean(),
    tags: fc.subarray(["recipes", "follow up"]),
    netChange: fc.option(fc.integer({ min: -3, max: 3 }), { freq: 2 }),
    days: fc.integer({ min: 1, max: 3 }),
    editedAt: fc.option(fc.constant(new Date("2026-02-01T00:00:00.000Z"))),
    goneAt: fc.option(fc.constant(new Date("2026-02-01T00:00:00.000Z"))),
  });
  const drawn = fc.sample(any, { numRuns: ROWS, seed: 7 });
  const comments = drawn.map((one, n) => ({
    ...one,
    id: randomUUID(),
    articleId: articles[n % 7 === 0 ? 0 : 1]?.id ?? "",
    position: 1 + Math.floor(n / 5),
    // Some pages print no net, and some another than up less down.
    net: one.upvotes === null || n % 3 === 0 ? null : one.upvotes - one.downvotes - (n % 2),
    downvotes: one.upvotes === null ? null : one.downvotes,
  }));
  await db.comment.createMany({
    data: comments.map(({ flags, isNoted, tags: _, days, ...one }) => ({
      ...one,
      netChangePerDay: one.netChange === null ? null : one.netChange / days,
      netChangeDeviation: one.netChange === null ? null : one.netChange * 1.7,
      isSwing: Math.abs(one.netChange ?? 0) === 3,
      flagCount: flags.length,
      noteCount: Number(isNoted),
    })),
  });
  await db.flag.createMany({
    data: comments.flatMap(({ id, flags }) =>
      flags.map((ruleCode) => ({ commentId: id, moderatorId, ruleCode, severity: "low" })),
    ),
  });
  await db.commentTag.createMany({
    data: comments.flatMap(({ id, tags }) => tags.map((tag) => ({ commentId: id, tag, moderatorId }))),
  });
  await db.answer.createMany({
    data: comments.slice(0, 300).map(({ id: commentId, articleId }, n) => ({
      ...{ commentId, articleId, paragraph: n % 3, sentenceStart: 0, sentenceEnd: 9 },
      ...{ kind: "likely", strength: 0.5 },
    })),
  });
});

async function walkAll(query: CommentQuery): Promise<CommentRow[]> {
  const rows: CommentRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await listComments(viewer, query, cursor);
    expect(page.rows.length).toBeLessThanOrEqual(50);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** The plainest statement for the same rows. */
async function expectedIds(query: CommentQuery): Promise<string[]> {
  const rows = await selectRows<{ id: string }>(
    Prisma.sql`SELECT c.id FROM comment c WHERE ${commentWhere(query)} ORDER BY ${commentOrder(query.sort)}`,
  );
  return rows.map(({ id }) => id);
}

const filters = () => [
  "",
  "status=open",
  "status=removed,kept",
  `article=${articleId}`,
  `article=${articleId}&paragraph=2`,
  `article=${articleId}&paragraph=2&status=open&netMin=0`,
  `article=${articleId}&paragraph=-1`,
  "paragraph=2",
  "reason=spam",
  "netMin=1",
  "netMax=-1",
  "netMin=-1&netMax=1",
  "flags=yes",
  "flags=yes&status=open",
  "notes=yes",
  "tag=Follow%20up",
  "q=ferry",
  "q=ferry%20-tram",
  "q=%22lantern%20tram%22",
  "q=nothing",
  "changeMin=1",
  "changeMin=-2&changeMax=0",
  "perDayMin=0.9",
  "deviationMin=1.7&status=open",
  "swing=yes",
  "edited=yes&gone=yes",
  "gone=yes&tag=recipes&netMin=0",
  `article=${articleId}&q=ferry&reason=hate`,
  "tag=recipes&q=tram&flags=yes&status=kept,open&netMin=0",
];

test.each(COMMENT_SORTS.flatMap((sort) => [sort, `-${sort}`]))(
  "pages sorted by %s walk every row of every filter once and in order",
  async (sort) => {
    for (const filter of filters()) {
      const query = await queryOf(`${filter}&sort=${sort}`);
      const rows = await walkAll(query);
      expect(rows.map(({ id }) => id)).toEqual(await expectedIds(query));
    }
  },
);

test("a paragraph of an article shows just the comments that answer it", async () => {
  const answers = await db.answer.findMany({ where: { articleId, paragraph: 1 } });
  const rows = await walkAll(await queryOf(`article=${articleId}&paragraph=2&sort=position`));
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.map(({ id }) => id).sort()).toEqual(answers.map(({ commentId }) => commentId).sort());
});

test("sorted by net a net that was not printed stands where up less down puts it, and the unknown last", async () => {
  for (const sort of ["net", "-net"]) {
    const rows = await walkAll(await queryOf(`sort=${sort}`));
    const known = rows.map(knownNet).filter((net) => net !== null);
    expect(rows.slice(known.length).every((row) => knownNet(row) === null)).toBe(true);
    expect(rows.slice(0, known.length).map(knownNet)).toEqual(known);
    expect(known).toEqual([...known].sort((a, b) => (sort === "net" ? a - b : b - a)));
    expect(rows.filter((row) => row.net === null && knownNet(row) !== null).length).toBeGreaterThan(50);
    const above = await walkAll(await queryOf(`sort=${sort}&netMin=1`));
    expect(above.map(({ id }) => id)).toEqual(
      rows.filter((row) => (knownNet(row) ?? 0) >= 1).map(({ id }) => id),
    );
  }
});

test("every filter's count is the number of its rows", async () => {
  for (const filter of filters()) {
    const query = await queryOf(filter);
    expect({ filter, total: await countComments(viewer, query) }).toEqual({
      filter,
      total: { count: (await expectedIds(query)).length, exact: true },
    });
  }
});

test("gathering rare matches and walking past common ones give the same rows", async () => {
  const rare = await aComment({ body: "quinquennial ferry", net: null, upvotes: null, downvotes: null });
  // The plan follows the planner's statistics, which a fresh table lacks.
  await db.$executeRaw`ANALYZE comment, open_comment, moderated_comment, flag, comment_tag`;
  expect((await walkAll(await queryOf("q=quinquennial"))).map(({ id }) => id)).toEqual([rare.id]);
  for (const filter of ["q=ferry", "tag=recipes", "reason=hate&sort=-flags"]) {
    const query = await queryOf(filter);
    expect((await walkAll(query)).map(({ id }) => id)).toEqual(await expectedIds(query));
  }
});

const HOSTILE = [
  "'; DROP TABLE comment; --",
  "' OR '1'='1",
  "\\'; SELECT pg_sleep(5); --",
  "$1",
  "%' --",
  "a\0b",
  "\ud800",
  '"',
  "((((",
  "!!! & | <->",
  ":*",
  "x".repeat(100_000),
  "\u202e\u200b\ufeff",
];

test.each(HOSTILE)("a query value is a value and never SQL: %j", async (text) => {
  const query = await queryOf("");
  for (const hostile of [{ q: text }, { tag: text }, { reason: text }]) {
    const { rows } = await listComments(viewer, { ...query, ...hostile });
    expect(rows).toEqual([]);
    expect(await countComments(viewer, { ...query, ...hostile })).toEqual({ count: 0, exact: true });
  }
  expect(await db.comment.count()).toBeGreaterThanOrEqual(ROWS);
});

test("a search for blanks and NULs alone searches for nothing", async () => {
  const query = await queryOf("");
  expect((await listComments(viewer, { ...query, q: " \0 " })).rows).toHaveLength(50);
});

test("vote limits beyond what the database can hold are limits all the same", async () => {
  const query = await queryOf("");
  const all = await listComments(viewer, { ...query, netMin: -1e21, netMax: 1e21 });
  expect(all.rows).toHaveLength(50);
  expect((await listComments(viewer, { ...query, netMin: 1e21 })).rows).toEqual([]);
});

test("a page marker of another order, or of nobody's making, is refused", async () => {
  const query = await queryOf("sort=-controversy");
  const { nextCursor } = await listComments(viewer, query);
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const id = randomUUID();
  await expect(listComments(viewer, await queryOf("sort=net"), nextCursor)).rejects.toMatchObject({
    code: "invalid",
  });
  for (const cursor of [
    "",
    "nonsense",
    forged(null),
    forged(["-controversy", "1; --", id]),
    forged(["-controversy", 1, "1; --"]),
    forged(["-controversy", 1]),
  ]) {
    await expect(listComments(viewer, query, cursor)).rejects.toMatchObject({ code: "invalid" });
  }
});

test("a row says what its comment begins with, who flagged it how gravely, and what is unknown", async () => {
  const moderators = [await aModerator(), await aModerator()];
  const source = await aComment();
  const comment = await aComment({
    articleId: source.articleId,
    body: `  "The night ferry" I disagree. ${"long ".repeat(200)}`,
    author: null,
    net: null,
    upvotes: null,
    downvotes: null,
    flagCount: 3,
  });
  await db.quote.create({
    data: {
      ...{ commentId: comment.id, number: 1, bodyStart: 2, bodyEnd: 19, confidence: 1 },
      ...{ sourceCommentId: source.id, sourceStart: 0, sourceEnd: 15 },
    },
  });
  await db.flag.createMany({
    data: moderators.flatMap(({ id }, index) => [
      {
        commentId: comment.id,
        moderatorId: id,
        ruleCode: "threat",
        severity: index === 0 ? "high" : "medium",
      },
      {
        ...{ commentId: comment.id, moderatorId: id, ruleCode: "spam", severity: "low" },
        withdrawnAt: index === 0 ? new Date() : null,
      },
    ]),
  });
  const { rows } = await listComments(viewer, await queryOf(`article=${source.articleId}`));
  const row = rows.find(({ id }) => id === comment.id);
  expect(row).toMatchObject({
    author: null,
    net: null,
    total: null,
    controversy: null,
    leadingQuoteEnd: 19,
    leadingQuoteOf: "comment",
    flags: [
      { ruleCode: "threat", ruleName: "Threat", severity: "high", voices: 2 },
      { ruleCode: "spam", ruleName: "Spam", severity: "low", voices: 1 },
    ],
  });
  expect(row?.excerpt).toBe(comment.body.slice(0, 400));
});
