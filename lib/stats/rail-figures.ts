import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { countSampleArticles } from "@/lib/samples/data";
import { deskCounts, recentArticles } from "./data";

const RECENT_ARTICLES = 3;

/** Everything that changes in the rail: the queues' counts, the newest articles, whether sample pages are about. */
export async function readRailFigures(actor: Actor) {
  assertCan(actor, "comment:read");
  const [counts, articles, sampleArticles] = await Promise.all([
    deskCounts(actor),
    recentArticles(actor, RECENT_ARTICLES),
    countSampleArticles(actor),
  ]);
  return { counts, articles, sampleArticles };
}

export type RailFigures = Awaited<ReturnType<typeof readRailFigures>>;
