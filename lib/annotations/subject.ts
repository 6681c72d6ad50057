import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { articleText } from "@/lib/domain/article-text";
import { AppError } from "@/lib/errors";

/** What is annotated, with the text that places in it count into. */
export type Subject = { id: string; articleId: string; kind: "comment" | "article"; text: string };

/** The comments and articles of these ids, by id; those that are not on the desk are left out. */
export async function readSubjects(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Map<string, Subject>> {
  const comments = await tx.comment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, articleId: true, body: true },
  });
  const articles = await tx.article.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, paragraphs: true },
  });
  return new Map<string, Subject>([
    ...comments.map(
      ({ id, articleId, body }) => [id, { id, articleId, kind: "comment", text: body }] as const,
    ),
    ...articles.map(
      ({ id, paragraphs }) =>
        [id, { id, articleId: id, kind: "article", text: articleText(paragraphs) }] as const,
    ),
  ]);
}

/** The comment or article of this id. */
export async function readSubject(tx: Prisma.TransactionClient, id: string): Promise<Subject> {
  const subject = (await readSubjects(tx, [id])).get(id);
  if (!subject) {
    throw new AppError("not_found", "This comment or article is no longer on the desk. Reload the page.");
  }
  return subject;
}
