import "server-only";
import type { WrittenChange } from "@/lib/comments/write-status";
import type { Prisma } from "@/lib/db/generated/client";
import type { Change } from "@/lib/domain/decide";

/** Who decided each of these comments, before the changes are written. */
export async function readDeciders(
  tx: Prisma.TransactionClient,
  changes: readonly Change[],
): Promise<Map<string, string>> {
  const ids = changes.flatMap(({ from, commentId }) => (from === "open" ? [] : [commentId]));
  if (ids.length === 0) return new Map();
  const rows = await tx.comment.findMany({
    where: { id: { in: ids } },
    select: { id: true, decidedById: true },
  });
  return new Map(rows.flatMap(({ id, decidedById }) => (decidedById ? [[id, decidedById] as const] : [])));
}

/** Tells colleagues whose decisions were replaced, in the list of what names them. */
export async function tellOverturned(
  tx: Prisma.TransactionClient,
  moderatorId: string,
  written: readonly WrittenChange[],
  deciders: ReadonlyMap<string, string>,
): Promise<void> {
  const told = written.flatMap(({ id, commentId }) => {
    const decider = deciders.get(commentId);
    if (decider === undefined || decider === moderatorId) return [];
    return [{ subjectId: commentId, noteId: id, namedIn: id, moderatorId: decider }];
  });
  if (told.length > 0) await tx.noteNaming.createMany({ data: told, skipDuplicates: true });
}
