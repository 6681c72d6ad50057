import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { storyProfile } from "@/lib/domain/story-profile";
import { signatureOf, weighProfile } from "@/lib/domain/story-score";
import type { Report } from "./generate";

const BATCH = 1000;

/** Stores articles as though each had been compared, which would take long one by one. */
export async function fillDesk(reports: readonly Report[]): Promise<void> {
  const profiles = reports.map((report) => ({ id: randomUUID(), report, profile: storyProfile(report) }));
  const counts = new Map([["", reports.length]]);
  for (const { profile } of profiles)
    for (const word of profile.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const desk = { articleCount: reports.length, countOf: (word: string) => counts.get(word) ?? 0 };
  for (let at = 0; at < profiles.length; at += BATCH) {
    const batch = profiles.slice(at, at + BATCH);
    await db.article.createMany({ data: batch.map(({ id, report }) => ({ id, ...report })) });
    await db.articleWords.createMany({
      data: batch.map(({ id, profile }) => ({
        articleId: id,
        ...profile,
        signature: signatureOf(weighProfile(profile, null, desk)),
        comparedAmong: reports.length,
      })),
    });
  }
  const words = [...counts];
  await db.storyWord.createMany({ data: words.map(([word, articleCount]) => ({ word, articleCount })) });
}
