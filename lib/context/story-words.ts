import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { readableParagraphs } from "@/lib/domain/readable-paragraphs";
import { type StoryProfile, storyProfile } from "@/lib/domain/story-profile";

type Tx = Prisma.TransactionClient;
type Story = { title: string | null; paragraphs: string[]; isSample: boolean };

/** Counts the articles. */
const EVERY_ARTICLE = "";

/**
 * Stores what an article is about, and counts its words among the desk's. Articles of the sample are not counted: they
 * come and go. Holds the count of articles to the end of the transaction, so that of two articles settled at once the
 * later one finds the other. Returns how many articles the desk has, and whether what this one is about is new.
 */
export async function storeWords(
  tx: Tx,
  articleId: string,
  story: Story,
): Promise<{ articleCount: number; isEdited: boolean }> {
  const profile = storyProfile({ ...story, paragraphs: readableParagraphs(story.paragraphs) });
  const before = await tx.articleWords.findUnique({ where: { articleId } });
  await countWords(tx, story.isSample ? new Map() : changeOf(before?.words ?? null, profile.words));
  const isEdited = !before || !isSame(before, profile);
  if (isEdited) await writeProfile(tx, articleId, profile);
  return { articleCount: (await readCounts(tx, [EVERY_ARTICLE])).get(EVERY_ARTICLE) ?? 0, isEdited };
}

/** How many articles of the desk hold each of these words; a word that none holds is missing. */
export async function readCounts(tx: Tx, words: readonly string[]): Promise<Map<string, number>> {
  // Thousands of words: as one text each they are read ten times as fast as in rows.
  const [row] = await tx.$queryRaw<{ words: string; counts: string }[]>`
    SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '') AS words,
      coalesce(string_agg(article_count::text, ' ' ORDER BY word COLLATE "C"), '') AS counts
    FROM story_word WHERE word = ANY(${words}::text[])`;
  if (!row || row.counts === "") return new Map();
  const counts = row.counts.split(" ");
  return new Map(row.words.split(" ").map((word, index) => [word, Number(counts[index])]));
}

function changeOf(before: readonly string[] | null, after: readonly string[]): Map<string, number> {
  const earlier = new Set(before ?? []);
  const change = new Map(after.filter((word) => !earlier.has(word)).map((word) => [word, 1]));
  for (const word of after) earlier.delete(word);
  for (const word of earlier) change.set(word, -1);
  if (before === null) change.set(EVERY_ARTICLE, 1);
  return change;
}

async function countWords(tx: Tx, change: ReadonlyMap<string, number>): Promise<void> {
  const changes = [...new Map([[EVERY_ARTICLE, 0], ...change])];
  // In one order, so that no two wait for each other.
  await tx.$executeRaw`
    INSERT INTO story_word AS stored (word, article_count)
    SELECT c.word, c.change
    FROM unnest(${changes.map(([word]) => word)}::text[], ${changes.map(([, by]) => by)}::int[]) c(word, change)
    ORDER BY c.word COLLATE "C"
    ON CONFLICT (word) DO UPDATE SET article_count = stored.article_count + excluded.article_count`;
}

function isSame(before: StoryProfile, after: StoryProfile): boolean {
  return keyOf(before) === keyOf(after);
}

function keyOf({ words, weights, names, shingles }: StoryProfile): string {
  // The database keeps seven digits of a weight.
  return JSON.stringify([words, weights.map((weight) => weight.toFixed(3)), names, shingles]);
}

async function writeProfile(tx: Tx, articleId: string, profile: StoryProfile): Promise<void> {
  const { words, weights, names, shingles } = profile;
  const stored = { words, weights, names, shingles };
  await tx.articleWords.upsert({
    where: { articleId },
    create: { articleId, signature: [], ...stored },
    update: stored,
  });
}
