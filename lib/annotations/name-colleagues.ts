import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { namingsIn } from "@/lib/domain/namings";

/** Where a text stands: on which note, and whether it is the note's own or an answer to it. */
type Written = { subjectId: string; noteId: string; namedIn: string };

/** Keeps whom a text names; who is named no longer is forgotten, who was named before keeps having seen it. */
export async function nameColleagues(
  tx: Prisma.TransactionClient,
  { subjectId, noteId, namedIn }: Written,
  text: string,
): Promise<void> {
  const named = text.includes("@") ? namingsIn(text, await readPeople(tx)).flatMap(({ ids }) => ids) : [];
  const ids = [...new Set(named)].sort();
  await tx.noteNaming.deleteMany({ where: { subjectId, noteId, namedIn, moderatorId: { notIn: ids } } });
  await tx.noteNaming.createMany({
    data: ids.map((moderatorId) => ({ subjectId, noteId, namedIn, moderatorId })),
    skipDuplicates: true,
  });
}

function readPeople(tx: Prisma.TransactionClient): Promise<{ id: string; name: string }[]> {
  return tx.moderator.findMany({ where: { disabledAt: null }, select: { id: true, name: true } });
}
