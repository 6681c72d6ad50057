import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { raiseContext } from "@/lib/context/same-event";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type JudgePair, judgePairSchema, type Verdict } from "./schema";

type Tx = Prisma.TransactionClient;
type Pair = { articleId: string; otherId: string };

const SAID = {
  same: "that both report the same event",
  related: "that the two are related",
  refused: "that the two tell of different stories",
} satisfies Record<Verdict, string>;

/**
 * Says how two articles stand to one another, or (null) that it is as the desk found it. The verdict outlives every
 * import; the threads of both are read anew. Safe to repeat; refused as a conflict where somebody said something else since `seenVerdict` was seen.
 */
export async function judgePair(actor: Actor, input: JudgePair): Promise<void> {
  assertCan(actor, "article:pair");
  const { articleId: one, otherId: other, verdict, seenVerdict } = judgePairSchema.parse(input);
  const [articleId = one, otherId = other] = [one, other].sort();
  const pair = { articleId, otherId };
  const moderatorId = moderatorIdOf(actor);
  await db.$transaction(async (tx) => {
    await requireArticles(tx, pair);
    const written =
      verdict === null
        ? await takeBack(tx, pair, seenVerdict)
        : await writeVerdict(tx, pair, { verdict, seenVerdict, moderatorId });
    if (written === 0) return refuseUnlessSaid(tx, pair, verdict);
    const detail = { verdict, before: seenVerdict };
    await recordAudit(tx, actor, { action: "story.judge", subject: `${articleId} ${otherId}`, detail });
    await raiseContext(tx, [articleId, otherId]);
  });
}

async function requireArticles(tx: Tx, { articleId, otherId }: Pair): Promise<void> {
  const count = await tx.article.count({ where: { id: { in: [articleId, otherId] } } });
  if (count < 2) {
    throw new AppError(
      "not_found",
      "One of these articles is no longer there. It may have been part of the sample.",
    );
  }
}

/** How many pairs changed: none where it says so already, or something else than was seen. */
async function writeVerdict(
  tx: Tx,
  { articleId, otherId }: Pair,
  {
    verdict,
    seenVerdict,
    moderatorId,
  }: { verdict: Verdict; seenVerdict: Verdict | null; moderatorId: string },
): Promise<number> {
  if (seenVerdict === verdict) return 0;
  return tx.$executeRaw`
    INSERT INTO article_pair AS stored (article_id, other_id, verdict, moderator_id, decided_at)
    SELECT ${articleId}::uuid, ${otherId}::uuid, ${verdict}, ${moderatorId}::uuid, now()
    WHERE ${seenVerdict}::text IS NULL
      OR EXISTS (SELECT FROM article_pair WHERE article_id = ${articleId}::uuid AND other_id = ${otherId}::uuid)
    ON CONFLICT (article_id, other_id) DO UPDATE
    SET verdict = excluded.verdict, moderator_id = excluded.moderator_id, decided_at = excluded.decided_at
    WHERE stored.verdict IS NOT DISTINCT FROM ${seenVerdict}`;
}

async function takeBack(tx: Tx, { articleId, otherId }: Pair, seenVerdict: Verdict | null): Promise<number> {
  if (seenVerdict === null) return 0;
  const { count } = await tx.articlePair.updateMany({
    where: { articleId, otherId, verdict: seenVerdict },
    data: { verdict: null, moderatorId: null, decidedAt: null },
  });
  await tx.articlePair.deleteMany({ where: { articleId, otherId, verdict: null, strength: null } });
  return count;
}

async function refuseUnlessSaid(tx: Tx, { articleId, otherId }: Pair, wanted: Verdict | null): Promise<void> {
  const stored = await tx.articlePair.findUnique({
    where: { articleId_otherId: { articleId, otherId } },
    select: { verdict: true, moderator: { select: { name: true } } },
  });
  const said = judgePairSchema.shape.verdict.parse(stored?.verdict ?? null);
  if (said === wanted) return;
  const who = stored?.moderator?.name ?? "Somebody";
  const what = said ? `said ${SAID[said]}` : "took back what was said of these two";
  throw new AppError(
    "conflict",
    `${who} ${what} meanwhile. Nothing was changed: look at the pair again, then choose.`,
  );
}
