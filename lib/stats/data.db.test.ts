import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { STATUSES } from "@/lib/domain/statuses";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { busiestArticles, deskCounts } from "@/lib/stats/data";
import { aComment, actorFor, anArticle } from "@/tests/support/factories";

test("after any mixture of acts the kept counts are what a recount finds", async () => {
  const actors = [await actorFor("moderator"), await actorFor("admin")];
  const comments = await Promise.all(Array.from({ length: 8 }, () => aComment()));
  // The same numbers each time, far apart enough to mix everything.
  let seed = 11;
  const roll = (sides: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % sides;
  };
  const acts = Array.from({ length: 60 }, () => async () => {
    const actor = actors[roll(2)] ?? actors[0];
    const commentId = comments[roll(8)]?.id ?? "";
    const kind = roll(4);
    if (!actor) return;
    if (kind === 0) {
      const flags = [{ id: randomUUID(), commentId }];
      await raiseFlags(actor, { flags, ruleCode: "spam", severity: "low", note: null });
    } else if (kind === 1) {
      const withdrawal = { id: randomUUID(), commentId, ruleCode: "spam" };
      // Nothing to withdraw is as good here.
      await withdrawFlag(actor, withdrawal).catch(() => undefined);
    } else {
      const { revision } = await db.comment.findUniqueOrThrow({ where: { id: commentId } });
      const status = STATUSES[roll(4)] ?? "open";
      const id = randomUUID();
      await decideComments(actor, { decisions: [{ id, commentId, revision, status }] });
      if (kind === 2) await undoDecision(actor, { id: randomUUID(), commentId, undoes: id });
    }
  });
  for (let start = 0; start < acts.length; start += 4) {
    await Promise.all(acts.slice(start, start + 4).map((act) => act().catch(refuseBugs)));
  }
  const counts = await deskCounts(actors[0] ?? (await actorFor("viewer")));
  for (const status of STATUSES) {
    expect(counts[status]).toEqual({ count: await db.comment.count({ where: { status } }), exact: true });
  }
  const flagged = await db.comment.count({ where: { status: "open", flagCount: { gt: 0 } } });
  expect(counts.flagged.count).toBe(flagged);
  for (const { id } of comments) {
    const standing = await db.flag.count({ where: { commentId: id, withdrawnAt: null } });
    expect((await db.comment.findUniqueOrThrow({ where: { id } })).flagCount).toBe(standing);
  }
  expect(await differingLists()).toEqual([]);
});

/** Where the lists of open and of moderated comments are not what a look at all comments finds. */
function differingLists(): Promise<{ id: string }[]> {
  return db.$queryRaw`
    WITH open AS (
      SELECT id, article_id, position, posted_at, known_net, upvotes, downvotes, total, controversy, body_chars,
        net_change, net_change_per_day, net_change_deviation FROM comment WHERE status = 'open'
    ), listed AS (
      SELECT comment_id, article_id, position, posted_at, known_net, upvotes, downvotes, total, controversy, body_chars,
        net_change, net_change_per_day, net_change_deviation FROM open_comment
    ), moderated AS (
      SELECT id, status, flag_count, note_count FROM comment WHERE status <> 'open' OR flag_count > 0 OR note_count > 0
    ), listed_moderated AS (SELECT comment_id, status, flag_count, note_count FROM moderated_comment)
    SELECT id FROM ((SELECT * FROM open EXCEPT SELECT * FROM listed) UNION (SELECT * FROM listed EXCEPT SELECT * FROM open)) o
    UNION
    SELECT id FROM ((SELECT * FROM moderated EXCEPT SELECT * FROM listed_moderated)
      UNION (SELECT * FROM listed_moderated EXCEPT SELECT * FROM moderated)) m`;
}

// Two acts at once may be told to look again or that nothing is left to undo; anything else is a bug.
function refuseBugs(error: unknown): void {
  expect(error).toMatchObject({ name: "AppError" });
}

test("of the articles that came in last those come first under which most is open, and of equals the latest", async () => {
  const viewer = await actorFor("viewer");
  const older = await anArticle({ importedAt: new Date("2030-01-01T00:00:00Z"), title: "Older" });
  const newer = await anArticle({ importedAt: new Date("2030-01-02T00:00:00Z"), title: null });
  const done = await anArticle({ importedAt: new Date("2030-01-03T00:00:00Z") });
  await aComment({ articleId: done.id, status: "kept" });
  const openUnder = async (articleId: string, times: number) => {
    for (let time = 0; time < times; time += 1) await aComment({ articleId });
  };
  await openUnder(older.id, 30);
  await openUnder(newer.id, 29);
  expect(await busiestArticles(viewer, 2)).toEqual([
    { id: older.id, title: "Older", openCount: 30 },
    { id: newer.id, title: null, openCount: 29 },
  ]);
  await openUnder(newer.id, 1);
  expect((await busiestArticles(viewer, 2)).map(({ id }) => id)).toEqual([newer.id, older.id]);
  expect((await busiestArticles(viewer, 50)).map(({ id }) => id)).not.toContain(done.id);
});
