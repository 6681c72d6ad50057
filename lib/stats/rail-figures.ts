import "server-only";
import { countUnseenNamings } from "@/lib/annotations/data";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { countSampleArticles } from "@/lib/samples/data";
import { busiestArticles, deskCounts } from "./data";

const ARTICLES = 3;

/** Everything that changes in the rail: the queues' counts, the articles where most is open, whether sample pages are about, how often colleagues named whoever reads. */
export async function readRailFigures(actor: Actor) {
  assertCan(actor, "comment:read");
  const [counts, articles, sampleArticles, unseenNamings] = await Promise.all([
    deskCounts(actor),
    busiestArticles(actor, ARTICLES),
    countSampleArticles(actor),
    countUnseenNamings(actor),
  ]);
  return { counts, articles, sampleArticles, unseenNamings };
}

export type RailFigures = Awaited<ReturnType<typeof readRailFigures>>;
