import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { moderatorIdOf } from "@/lib/auth/moderator-id";
import { type AskedAct, actOnMarks } from "@/lib/comments/act-on-marks";
import { asking } from "@/lib/comments/decision-log";
import type { LinkChange } from "@/lib/comments/mark-change";
import { closesCircle, holdThread } from "@/lib/comments/write-link";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { CorrectLink } from "@/lib/links/schema";

type Tx = Prisma.TransactionClient;
type Linked = { articleId: string; position: number; link: LinkChange["before"] };

/**
 * Says what a comment answers, in place of its source or of what its words suggest: this outlives every import. Null:
 * it answers no other comment. Nothing happens where a moderator said the same before.
 */
export async function correctLink(
  actor: Actor,
  { id, commentId, parentId }: CorrectLink,
): Promise<AskedAct[]> {
  assertCan(actor, "comment:annotate");
  const moderatorId = moderatorIdOf(actor);
  return actOnMarks(actor, asking("correct-link", parentId), [{ id, commentId }], async (tx) => {
    await holdThread(tx, commentId);
    const linked = await readLinked(tx, commentId);
    const { link } = linked;
    if (link.evidence === "moderator" && link.parentId === parentId) return [null];
    if (parentId !== null) await refuseParent(tx, { commentId, parentId, linked });
    return [{ subject: "link", before: link, after: { parentId, evidence: "moderator", moderatorId } }];
  });
}

async function readLinked(tx: Tx, commentId: string): Promise<Linked> {
  const comment = await tx.comment.findUniqueOrThrow({
    where: { id: commentId },
    select: {
      articleId: true,
      position: true,
      parentId: true,
      replyEvidence: true,
      linkCorrection: { select: { moderatorId: true } },
    },
  });
  const { articleId, position, parentId, replyEvidence, linkCorrection } = comment;
  const link = { parentId, evidence: replyEvidence, moderatorId: linkCorrection?.moderatorId ?? null };
  return { articleId, position, link };
}

async function refuseParent(
  tx: Tx,
  { commentId, parentId, linked }: { commentId: string; parentId: string; linked: Linked },
): Promise<void> {
  if (parentId === commentId) {
    throw new AppError("invalid", `No. ${linked.position} cannot answer itself. Choose another comment.`);
  }
  const parent = await tx.comment.findUnique({
    where: { id: parentId },
    select: { articleId: true, position: true },
  });
  if (!parent) {
    throw new AppError("not_found", "The comment that you chose is no longer on the desk. Choose another.");
  }
  if (parent.articleId !== linked.articleId) {
    throw new AppError(
      "invalid",
      `That No. ${parent.position} stands under another article. Choose a comment of the same thread.`,
    );
  }
  if (await closesCircle(tx, commentId, parentId)) {
    throw new AppError(
      "invalid",
      `No. ${parent.position} itself answers No. ${linked.position}, at once or through others. Correct what No. ${parent.position} answers first.`,
    );
  }
}
