import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";

/** How many of our own sample articles are still on the desk. */
export function countSampleArticles(actor: Actor): Promise<number> {
  assertCan(actor, "article:read");
  return db.article.count({ where: { isSample: true } });
}
