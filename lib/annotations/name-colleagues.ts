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
  const ids = await addNamings(tx, { subjectId, noteId, namedIn }, text);
  await tx.noteNaming.deleteMany({ where: { subjectId, noteId, namedIn, moderatorId: { notIn: ids } } });
}

/** Keeps whom a text names beside whoever is told of the same act already; returns their ids. */
export async function addNamings(
  tx: Prisma.TransactionClient,
  written: Written,
  text: string,
): Promise<string[]> {
  const named = text.includes("@") ? namingsIn(text, await readPeople(tx)).flatMap(({ ids }) => ids) : [];
  const ids = [...new Set(named)].sort();
  await tx.noteNaming.createMany({
    data: ids.map((moderatorId) => ({ ...written, moderatorId })),
    skipDuplicates: true,
  });
  return ids;
}

function readPeople(tx: Prisma.TransactionClient): Promise<{ id: string; name: string }[]> {
  return tx.moderator.findMany({ where: { disabledAt: null }, select: { id: true, name: true } });
}
