import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import {
  judgePair,
  type PairScore,
  rarityOf,
  signatureOf,
  type WordCounts,
  weighProfile,
} from "@/lib/domain/story-score";
import { type Reader, sameEventIds } from "./same-event";
import { readCounts } from "./story-words";

type Tx = Prisma.TransactionClient;
type StoredProfile = {
  id: string;
  publishedAt: Date | null;
  words: string[];
  weights: number[];
  names: string[];
  shingles: number[];
};
type PackedProfile = Record<"id" | "words" | "weights" | "names" | "shingles", string> &
  Pick<StoredProfile, "publishedAt">;
type Judged = PairScore & { otherId: string };

/** With fewer words an article tells too little of its story. */
const WORDS_MIN = 15;
/** A word that more articles hold finds too many; the rarer ones of the signature find the story. */
const FOUND_BY_WORD_MAX = 300;
const SHARED_MIN = 3;
const CANDIDATES_MAX = 40;
/** Of a story with more articles, the nearest are kept. */
const KEPT_PAIRS_MAX = 200;

/**
 * Finds the articles on the same story as this one and stores the pairs; one that is no longer found goes, unless a
 * moderator spoke of it. Looks at those that share three or more of the words that tell most about each (at most 40), and
 * at those it was paired with before (at most 200). Returns whose threads that touches: of a pair that reports the same
 * event no longer or only now, or all of them where the article was edited, each reads the other.
 */
export async function pairArticle(
  tx: Tx,
  articleId: string,
  { articleCount, isEdited }: { articleCount: number; isEdited: boolean },
): Promise<Reader[]> {
  const before = new Set(await sameEventIds(tx, articleId));
  await comparePairs(tx, articleId, articleCount);
  const after = new Set(await sameEventIds(tx, articleId));
  return [...new Set([...before, ...after])]
    .filter((id) => isEdited || before.has(id) !== after.has(id))
    .flatMap((id) => [
      { readerId: id, readId: articleId },
      { readerId: articleId, readId: id },
    ]);
}

async function comparePairs(tx: Tx, articleId: string, articleCount: number): Promise<void> {
  const [own] = await readProfiles(tx, [articleId]);
  if (!own) return;
  const counts = await readCounts(tx, own.words);
  const weighed = weighProfile(own, own.publishedAt, countsOf(counts, articleCount));
  const signature = signatureOf(weighed);
  await tx.articleWords.update({ where: { articleId }, data: { signature, comparedAmong: articleCount } });
  const wanted = signature.filter((word) => (counts.get(word) ?? 0) <= FOUND_BY_WORD_MAX);
  const rarities = wanted.map((word) => rarityOf(word, countsOf(counts, articleCount)));
  const others = await readProfiles(tx, [
    ...new Set([
      ...(await findCandidates(tx, articleId, wanted, rarities)),
      ...(await readPaired(tx, articleId)),
    ]),
  ]);
  const unknown = new Set(others.flatMap(({ words }) => words).filter((word) => !counts.has(word)));
  for (const [word, count] of await readCounts(tx, [...unknown])) counts.set(word, count);
  const judged = others.map((other): Judged => {
    const isTooShort = Math.min(own.words.length, other.words.length) < WORDS_MIN;
    const pair = judgePair(weighed, weighProfile(other, other.publishedAt, countsOf(counts, articleCount)));
    return { otherId: other.id, score: pair.score, strength: isTooShort ? null : pair.strength };
  });
  await writePairs(tx, articleId, judged);
}

function countsOf(counts: ReadonlyMap<string, number>, articleCount: number): WordCounts {
  return { articleCount, countOf: (word) => counts.get(word) ?? 0 };
}

async function findCandidates(
  tx: Tx,
  articleId: string,
  words: string[],
  rarities: number[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT w.article_id AS id
    FROM article_words w
    CROSS JOIN LATERAL unnest(w.signature) s(word)
    JOIN unnest(${words}::text[], ${rarities}::float8[]) wanted(word, rarity) ON wanted.word = s.word
    WHERE w.signature && ${words}::text[] AND w.article_id <> ${articleId}::uuid
    GROUP BY w.article_id HAVING count(*) >= ${SHARED_MIN}
    ORDER BY sum(wanted.rarity) DESC, w.article_id LIMIT ${CANDIDATES_MAX}`;
  return rows.map(({ id }) => id);
}

async function readPaired(tx: Tx, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT CASE WHEN p.article_id = ${articleId}::uuid THEN p.other_id ELSE p.article_id END AS id
    FROM article_pair p
    WHERE (p.article_id = ${articleId}::uuid OR p.other_id = ${articleId}::uuid) AND p.strength IS NOT NULL
    ORDER BY p.score DESC, 1 LIMIT ${KEPT_PAIRS_MAX}`;
  return rows.map(({ id }) => id);
}

async function readProfiles(tx: Tx, ids: string[]): Promise<StoredProfile[]> {
  // Words hold no spaces, and texts are read much faster than lists.
  const rows = await tx.$queryRaw<PackedProfile[]>`
    SELECT w.article_id AS id, a.published_at AS "publishedAt", array_to_string(w.words, ' ') AS words,
      array_to_string(w.weights, ' ') AS weights, array_to_string(w.names, ' ') AS names,
      array_to_string(w.shingles, ' ') AS shingles
    FROM article_words w JOIN article a ON a.id = w.article_id
    WHERE w.article_id = ANY(${ids}::uuid[]) ORDER BY w.article_id`;
  return rows.map(({ id, publishedAt, words, weights, names, shingles }) => ({
    id,
    publishedAt,
    words: unpack(words),
    weights: unpack(weights).map(Number),
    names: unpack(names),
    shingles: unpack(shingles).map(Number),
  }));
}

function unpack(list: string): string[] {
  return list === "" ? [] : list.split(" ");
}

async function writePairs(tx: Tx, articleId: string, judged: readonly Judged[]): Promise<void> {
  if (judged.length === 0) return;
  const pairs = judged.map(({ otherId }) =>
    articleId < otherId ? [articleId, otherId] : [otherId, articleId],
  );
  const lesser = pairs.map(([first]) => first);
  const greater = pairs.map(([, second]) => second);
  const strengths = judged.map(({ strength }) => strength);
  const scores = judged.map(({ strength, score }) => (strength ? score : null));
  await tx.$executeRaw`
    WITH judged AS (
      SELECT * FROM unnest(${lesser}::uuid[], ${greater}::uuid[], ${strengths}::text[], ${scores}::float8[])
        j(article_id, other_id, strength, score)),
    dropped AS (
      DELETE FROM article_pair p USING judged j
      WHERE (p.article_id, p.other_id) = (j.article_id, j.other_id) AND j.strength IS NULL AND p.verdict IS NULL)
    UPDATE article_pair p SET strength = NULL, score = NULL FROM judged j
    WHERE (p.article_id, p.other_id) = (j.article_id, j.other_id) AND j.strength IS NULL
      AND p.verdict IS NOT NULL AND p.strength IS NOT NULL`;
  await tx.$executeRaw`
    INSERT INTO article_pair AS stored (article_id, other_id, strength, score)
    SELECT j.* FROM unnest(${lesser}::uuid[], ${greater}::uuid[], ${strengths}::text[], ${scores}::float8[])
      j(article_id, other_id, strength, score)
    WHERE j.strength IS NOT NULL ORDER BY j.article_id, j.other_id
    ON CONFLICT (article_id, other_id) DO UPDATE SET strength = excluded.strength, score = excluded.score
    WHERE (stored.strength, stored.score) IS DISTINCT FROM (excluded.strength, excluded.score)`;
}
