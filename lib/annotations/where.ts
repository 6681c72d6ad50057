import "server-only";
import { z } from "zod";
import type { AnnotationQuery } from "@/lib/annotations/query";
import { tagSchema } from "@/lib/annotations/schema";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** Which annotations `n` a list shows, whatever their state; the same for rows, counts and exports. */
export function annotationWhere(actor: Actor, { by, tag, article, naming }: AnnotationQuery): Prisma.Sql {
  const conditions = [Prisma.sql`n.deleted_at IS NULL`];
  if (by !== null) {
    const person = by === "me" ? actor.moderatorId : readId(by);
    conditions.push(Prisma.sql`n.moderator_id = ${person}::uuid`);
  }
  if (tag !== null) conditions.push(Prisma.sql`n.tag = ${tagSchema.safeParse(tag).data ?? ""}`);
  if (article !== null) conditions.push(Prisma.sql`n.article_id = ${readId(article)}::uuid`);
  if (naming !== null) {
    conditions.push(Prisma.sql`EXISTS (SELECT FROM note_naming g
      WHERE g.subject_id = n.subject_id AND g.note_id = n.id AND g.moderator_id = ${actor.moderatorId}::uuid)`);
  }
  return Prisma.join(conditions, " AND ");
}

/** Which of them are in the state asked for. A lost one is open until somebody settles it. */
export function stateWhere({ state }: Pick<AnnotationQuery, "state">): Prisma.Sql {
  if (state === "resolved") return Prisma.sql`n.resolved_at IS NOT NULL`;
  if (state === "lost") return Prisma.sql`n.lost_at IS NOT NULL`;
  return state === "open" ? Prisma.sql`n.resolved_at IS NULL` : Prisma.sql`true`;
}

function readId(given: string): string {
  const id = z.guid().safeParse(given);
  if (id.success) return id.data;
  throw new AppError("invalid", "The address names nobody and nothing here. Open the list without it.");
}
