import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { decideComments, undoDecision } from "@/lib/comments/mutations";
import { db } from "@/lib/db/client";
import { STATUSES } from "@/lib/domain/statuses";
import { raiseFlags, withdrawFlag } from "@/lib/flags/mutations";
import { deskCounts, recentArticles } from "@/lib/stats/data";
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
});

// Two acts at once may be told to look again or that nothing is left to undo; anything else is a bug.
function refuseBugs(error: unknown): void {
  expect(error).toMatchObject({ name: "AppError" });
}

test("the articles that came in last come first, each with what is open under it", async () => {
  const viewer = await actorFor("viewer");
  const older = await anArticle({ importedAt: new Date("2030-01-01T00:00:00Z"), title: "Older" });
  const newer = await anArticle({ importedAt: new Date("2030-01-02T00:00:00Z"), title: null });
  await aComment({ articleId: older.id });
  await aComment({ articleId: older.id, status: "kept" });
  expect(await recentArticles(viewer, 2)).toEqual([
    { id: newer.id, title: null, openCount: 0 },
    { id: older.id, title: "Older", openCount: 1 },
  ]);
});
