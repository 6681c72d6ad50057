import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { ParsedArticle, ParsedComment } from "@/lib/domain/parsed-article";
import { actorFor } from "@/tests/support/factories";
import { aParsedPage, aRun, NO_CHECKPOINT } from "@/tests/support/import-run";
import { storePage } from "./store-page";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

async function store(page: ParsedArticle, saved: number, overrides: Parameters<typeof aRun>[0] = {}) {
  const run = await aRun({ savedAt: day(saved), ...overrides });
  const [tally] = (await storePage(run, page, NO_CHECKPOINT)).tallies;
  if (!tally) throw new Error("a page has a tally");
  return { ...tally, run };
}

const commentsOf = (articleId: string) =>
  db.comment.findMany({ where: { articleId }, orderBy: { position: "asc" } });

/** What the desk keeps of an article, but for ids and the desk's own times. */
async function kept(articleId: string) {
  const comments = await db.comment.findMany({
    where: { articleId },
    orderBy: [{ body: "asc" }, { net: "asc" }],
    include: {
      votes: { orderBy: { observedAt: "asc" }, omit: { commentId: true, importId: true } },
      sourceChanges: {
        orderBy: [{ observedAt: "asc" }, { kind: "asc" }],
        omit: { commentId: true, importId: true, number: true },
      },
    },
    omit: { id: true, articleId: true, importId: true, importedAt: true, editedAt: true, position: true },
  });
  const article = await db.article.findUnique({ where: { id: articleId } });
  return { comments, observedAt: article?.observedAt, completeAt: article?.completeAt };
}

test("the page in another order meets the same comments and takes on that order", async () => {
  const bodies = ["One.", "", "LOL", "LOL"].map((body, index) => ({ body, net: index }));
  const { articleId } = await store(aParsedPage("Order", bodies), 1);
  const ids = (await commentsOf(articleId)).map(({ id }) => id);
  const again = await store(aParsedPage("Order", bodies.toReversed()), 2);
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
  expect((await commentsOf(articleId)).map(({ id }) => id)).toEqual(ids.reverse());
});

test("a week later, with other votes: the numbers follow, the ledger keeps both, the report names them", async () => {
  const { articleId } = await store(aParsedPage("Week", [{ body: "One.", net: 4 }, "Two."]), 1);
  const later = await store(aParsedPage("Week", [{ body: "One.", net: -31 }, "Two."]), 8);
  expect(later).toMatchObject({ added: 0, changed: 1, unchanged: 1, votesChanged: 1 });
  expect(later.run.noted).toMatchObject([{ kind: "votes", before: { net: 4 }, after: { net: -31 } }]);
  const [first, second] = await commentsOf(articleId);
  expect([first?.net, first?.seenAt, second?.seenAt]).toEqual([-31, day(8), day(8)]);
  const lines = await db.voteObservation.findMany({ where: { commentId: first?.id ?? "" } });
  expect(lines.map(({ net, netChange, changedAfter }) => [net, netChange, changedAfter])).toEqual([
    [4, null, null],
    [-31, -35, day(1)],
  ]);
  expect(await db.article.findMany({ where: { id: articleId } })).toMatchObject([{ swingsDue: true }]);
});

test("an older file after a newer one changes nothing that is shown, and fills in what was before", async () => {
  const newer = aParsedPage("Late", [{ body: "One.", net: 9 }], { declaredCommentCount: 12 });
  const older = aParsedPage("Late", [{ body: "One.", net: 4 }], { declaredCommentCount: 3 });
  const { articleId } = await store(newer, 8);
  const late = await store(older, 1);
  expect(late).toMatchObject({ changed: 1, votesChanged: 0 });
  const [comment] = await commentsOf(articleId);
  expect(comment).toMatchObject({ net: 9, seenAt: day(8) });
  expect(await db.article.findMany({ where: { id: articleId } })).toMatchObject([
    { declaredCommentCount: 12, observedAt: day(8) },
  ]);
  const lines = await db.voteObservation.findMany({
    where: { commentId: comment?.id ?? "" },
    orderBy: { observedAt: "asc" },
  });
  expect(lines).toMatchObject([
    { net: 4, netChange: null },
    { net: 9, netChange: 5, changedAfter: day(1) },
  ]);
});

test("what a document says of its own time stands before the time of its file", async () => {
  const page = aParsedPage("Own time", ["One."], { observedAt: "2026-01-03T09:00:00+09:00" });
  const { articleId } = await store(page, 20);
  expect((await commentsOf(articleId))[0]?.seenAt).toEqual(day(3));
});

test("text and then a page with the source's ids, or the other way: one set of comments", async () => {
  const bodies = ["One.", "LOL", "LOL"].map((body, index) => ({ body, net: index }));
  const withIds = bodies.map((comment, index) => ({ ...comment, sourceId: `c${index}` }));
  const ends = [];
  for (const [title, first, second] of [
    ["Text first", bodies, withIds],
    ["Ids first", withIds, bodies],
  ] as const) {
    const { articleId } = await store(aParsedPage(title, first), 1);
    expect(await store(aParsedPage(title, second), 1)).toMatchObject({ added: 0, changed: 0 });
    ends.push((await commentsOf(articleId)).map(({ body, sourceId }) => [body, sourceId]));
  }
  expect(ends[0]).toEqual(ends[1]);
  expect(ends[0]).toEqual([
    ["One.", "c0"],
    ["LOL", "c1"],
    ["LOL", "c2"],
  ]);
});

test("an edited body is the current one, can be found, and keeps the earlier one", async () => {
  const early = aParsedPage("Edited", [{ body: "The lighthouse stays.", sourceId: "1" }]);
  const late = aParsedPage("Edited", [{ body: "The gasworks go.", sourceId: "1" }]);
  const { articleId } = await store(early, 1);
  const edit = await store(late, 8);
  expect(edit).toMatchObject({ added: 0, changed: 1, edited: 1 });
  expect(edit.run.noted).toMatchObject([
    { kind: "edited", before: "The lighthouse stays.", after: "The gasworks go." },
  ]);
  const [comment] = await commentsOf(articleId);
  expect(comment).toMatchObject({ body: "The gasworks go.", bodyChars: 16 });
  expect(comment?.editedAt).not.toBeNull();
  expect(await db.sourceChange.findMany({ where: { commentId: comment?.id ?? "" } })).toMatchObject([
    { kind: "edited", observedAt: day(8), bodyBefore: "The lighthouse stays.", importId: edit.run.importId },
  ]);
  const found = await db.$queryRaw`
    SELECT id AS comment_id FROM comment c WHERE to_tsvector('simple', left(c.body, 100000)) @@ to_tsquery('simple', 'gasworks')`;
  expect(found).toEqual([{ comment_id: comment?.id }]);
  expect(await store(early, 1)).toMatchObject({ added: 0, changed: 0 });
  expect(await store(late, 8)).toMatchObject({ added: 0, changed: 0 });
});

test("a page without ids finds an edited comment between its neighbours", async () => {
  const thread = (middle: string) =>
    aParsedPage("Neighbours", ["One.", middle, "Three."], { isComplete: true });
  const { articleId } = await store(thread("The ferry should stay where it is."), 1);
  const edit = await store(thread("The ferry should stay where it is. Edit: and the tram."), 8);
  expect(edit).toMatchObject({ added: 0, edited: 1, gone: 0 });
  expect(await db.comment.count({ where: { articleId } })).toBe(3);
});

test("a comment that a later whole copy lacks is gone since then, keeps what hangs on it, and returns", async () => {
  const whole = { isComplete: true };
  const { articleId } = await store(aParsedPage("Gone", ["One.", "Two."], whole), 1);
  const [, second] = await commentsOf(articleId);
  const id = second?.id ?? "";
  await db.comment.update({ where: { id }, data: { status: "kept", flagCount: 1, noteCount: 1 } });
  const gone = await store(aParsedPage("Gone", ["One."], whole), 8);
  expect(gone).toMatchObject({ found: 1, gone: 1, unchanged: 1 });
  expect(gone.run.noted).toMatchObject([{ kind: "gone", commentId: id }]);
  expect(await db.comment.findUnique({ where: { id } })).toMatchObject({
    goneAt: day(8),
    status: "kept",
    flagCount: 1,
    noteCount: 1,
  });
  const back = await store(aParsedPage("Gone", ["Two."]), 9);
  expect(back).toMatchObject({ returned: 1 });
  expect(await db.comment.findUnique({ where: { id } })).toMatchObject({ goneAt: null, returnedAt: day(9) });
  const history = await db.sourceChange.findMany({ where: { commentId: id }, orderBy: { number: "asc" } });
  expect(history.map(({ kind, observedAt }) => [kind, observedAt])).toEqual([
    ["gone", day(8)],
    ["returned", day(9)],
  ]);
});

test("a page that is cut off marks nothing as gone", async () => {
  const { articleId } = await store(aParsedPage("Cut", ["One.", "Two."], { isComplete: true }), 1);
  await store(aParsedPage("Cut", ["One."], { isComplete: false }), 8);
  expect((await commentsOf(articleId)).map(({ goneAt }) => goneAt)).toEqual([null, null]);
});

test("files of one thread end alike in whatever order they come", async () => {
  const copies: [number, ParsedComment["body"][], number][] = [
    [1, ["Alpha one two three.", "Beta."], 3],
    [8, ["Alpha one two three four.", "Beta.", ""], 5],
    [15, ["Alpha one two three four.", ""], 8],
  ];
  const ends = [];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    let id = "";
    for (const index of order) {
      const [saved, bodies, net] = copies[index] ?? [0, [], 0];
      const comments = bodies.map((body) => ({ body, net, sourceId: `c${body.slice(0, 5)}` }));
      const page = aParsedPage(`Files ${order.join()}`, comments, { isComplete: true });
      id = (await store(page, saved)).articleId;
    }
    const { comments, ...article } = await kept(id);
    ends.push({ ...article, comments: comments.map((one) => ({ ...one, goneAt: one.goneAt !== null })) });
  }
  expect(ends[0]?.comments).toHaveLength(3);
  for (const end of ends) expect(end).toMatchObject({ completeAt: day(15) });
  // When exactly Beta went is known from the copies that came; the rest is the same to the letter.
  const withoutGone = ends.map(({ comments, ...article }) => ({
    ...article,
    comments: comments.map(({ sourceChanges, ...one }) => ({
      ...one,
      edits: sourceChanges.filter(({ kind }) => kind === "edited"),
    })),
  }));
  for (const end of withoutGone) expect(end).toEqual(withoutGone[0]);
});

test("a member's page fills in the author, before or after the article's page", async () => {
  for (const isBefore of [true, false]) {
    const title = `Member ${isBefore}`;
    const comments = [{ body: "One.", author: "ferryman", net: null, upvotes: null, downvotes: null }];
    const member = aParsedPage(title, comments, { isMemberPage: true, paragraphs: [] });
    const page = aParsedPage(title, ["One.", "Two."], { isComplete: true, url: "https://harbour.example/1" });
    if (isBefore) await store(member, 1);
    const { articleId } = await store(page, 2);
    if (!isBefore) expect(await store(member, 3)).toMatchObject({ added: 0, changed: 1 });
    expect(
      (await commentsOf(articleId)).map(({ body, author, authorEvidence, net, goneAt }) => [
        body,
        author,
        authorEvidence,
        net,
        goneAt,
      ]),
    ).toEqual([
      ["One.", "ferryman", "member page", 1, null],
      ["Two.", null, null, 1, null],
    ]);
  }
});

test("the state at the source makes the status of a new comment, and of no known one", async () => {
  const page = (state: ParsedComment["state"]) =>
    aParsedPage("States", [
      { body: "One.", state },
      { body: "Two.", state: "spam" },
    ]);
  const count = async (name: string) => {
    const { _sum } = await db.statusCount.aggregate({ where: { name }, _sum: { count: true } });
    return Number(_sum.count ?? 0);
  };
  const before = [await count("open"), await count("removed")];
  const { articleId } = await store(page("approved"), 1);
  expect([await count("open"), await count("removed")]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  await store(page("trash"), 2);
  expect((await commentsOf(articleId)).map(({ status, sourceState }) => [status, sourceState])).toEqual([
    ["open", "trash"],
    ["removed", "spam"],
  ]);
});

test("no import changes a moderator's work: decision, flag, note and tag stand through all of it", async () => {
  const { moderatorId } = await actorFor("moderator");
  const by = { moderatorId: moderatorId ?? "" };
  const thread = [{ body: "The ferry stays.", sourceId: "1" }, "Two."];
  const { articleId } = await store(aParsedPage("Work", thread, { isComplete: true }), 1);
  const [{ id: commentId } = { id: "" }] = await commentsOf(articleId);
  const decided = { status: "removed", revision: 4, decidedById: moderatorId, decidedAt: day(2) };
  await db.comment.update({ where: { id: commentId }, data: { ...decided, flagCount: 1, noteCount: 1 } });
  await db.flag.create({ data: { ...by, commentId, ruleCode: "spam", severity: "low" } });
  await db.note.create({ data: { ...by, commentId, id: commentId, text: "See the other one." } });
  await db.commentTag.create({ data: { ...by, commentId, tag: "ferry" } });
  const work = async () => ({
    flags: await db.flag.findMany({ where: { commentId } }),
    notes: await db.note.findMany({ where: { commentId } }),
    tags: await db.commentTag.findMany({ where: { commentId } }),
    decided: await db.comment.findUnique({
      where: { id: commentId },
      select: { status: true, revision: true, decidedById: true, decidedAt: true, flagCount: true },
    }),
  });
  const before = await work();
  const edited = [{ body: "The ferry goes.", sourceId: "1", net: -40, state: "deleted" as const }, "Two."];
  await store(aParsedPage("Work", edited, { isComplete: true }), 8);
  await store(aParsedPage("Work", ["Two."], { isComplete: true }), 9);
  await store(aParsedPage("Work", thread), 10);
  expect(await work()).toEqual(before);
  const comment = await db.comment.findUnique({ where: { id: commentId } });
  expect(comment?.editedAt?.getTime()).toBeGreaterThan(day(2).getTime());
});

test("what the source says a comment answers stands before what its words suggest", async () => {
  const long = "The harbour office has promised a dry waiting room since my grandmother took the ferry.";
  const page = aParsedPage("Answers", [
    { body: long, sourceId: "1" },
    { body: "Sell it to the islanders.", sourceId: "2" },
    { body: `${long}\n\nNo.`, sourceId: "3", parentSourceId: "2" },
  ]);
  const { articleId } = await store(page, 1);
  const parents = async () =>
    (await commentsOf(articleId)).map(({ parentId, replyEvidence }) => [parentId, replyEvidence]);
  const [, second] = await commentsOf(articleId);
  expect((await parents())[2]).toEqual([second?.id, "source"]);
  // A copy that does not say it takes it not away.
  const poor = aParsedPage("Answers", [...page.comments.map(({ body }) => body), "More."]);
  await store(poor, 2);
  expect((await parents())[2]).toEqual([second?.id, "source"]);
});
