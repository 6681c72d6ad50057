import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { bandsOf, shinglesOf } from "@/lib/domain/likeness";
import { BUCKET_MAX, type KnownSigned, type Signed } from "@/lib/domain/likeness-links";
import { ownWords } from "@/lib/domain/likeness-own-words";
import { likenessWords } from "@/lib/domain/likeness-words";

type Tx = Prisma.TransactionClient;

/** Raised when words, shingles or bands are made another way: then every comment is looked at again. */
const METHOD = 1;
const CHARS_MAX = 20_000;
/** More are found only where a bucket is crowded, and then most say something else. */
const FOUND_MAX = 6 * BUCKET_MAX;
const COMPARED_MAX = 24;

type Place = { position: number; id: string };
export const FIRST: Place = { position: -1, id: "00000000-0000-0000-0000-000000000000" };

type Span = [start: number, end: number];
type Text = { id: string; body: string; spans: Span[] };

/** A comment to be put into a group, and a hash of what it is judged by. */
export type TextToPlace = Text & { bodyKey: string };

/** A comment whose body or quotes are others than when it was last looked at. */
export type ChangedComment = TextToPlace & Place;

// Where it quotes, since quoted passages are not its own words.
const QUOTED = Prisma.sql`
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_array(q.body_start, q.body_end) ORDER BY q.number), '[]') AS spans
    FROM quote q WHERE q.comment_id = c.id) q`;

/** The next comments of an article that were never looked at, or changed since, in the order of the page. */
export async function readChanged(
  tx: Tx,
  articleId: string,
  after: Place,
  count: number,
): Promise<ChangedComment[]> {
  return tx.$queryRaw<ChangedComment[]>`
    SELECT c.id, c.position, left(c.body, ${CHARS_MAX}::int) AS body, q.spans, k.key::text AS "bodyKey"
    FROM comment c ${QUOTED}
    CROSS JOIN LATERAL (SELECT hashtextextended(c.body || q.spans::text COLLATE "C", ${METHOD}::int8) AS key) k
    LEFT JOIN likeness l ON l.comment_id = c.id
    WHERE c.article_id = ${articleId}::uuid AND (c.position, c.id) > (${after.position}::int, ${after.id}::uuid)
      AND l.body_key IS DISTINCT FROM k.key
    ORDER BY c.position, c.id LIMIT ${count}`;
}

/** A comment with its shingles and bands; null where it is too short to be like another. */
export function signedOf({ id, body, spans }: Text): Signed | null {
  const own = ownWords(
    body,
    spans.map(([start, end]) => ({ start, end })),
  );
  const shingles = shinglesOf(likenessWords(own));
  return shingles && { id, shingles, bands: bandsOf(shingles) };
}

type Found = { of: number; id: string; clusterId: string | null; bands: number[] };

/** Stored comments to compare with newcomers, and the bands that already hold as many as a band may. */
type Known = { known: KnownSigned[]; crowded: Set<number> };

/**
 * The stored comments that share a band with any of these, of each those that share most bands. Not in it is a group
 * whose first comment has become too short: that is about to leave, and the group with it.
 */
export async function readKnown(tx: Tx, newcomers: readonly Signed[]): Promise<Known> {
  const found = await findByBands(tx, newcomers);
  const wanted = new Map<string, Found>();
  const crowded = new Set<number>();
  for (const [n, theirs] of found) {
    const bands = new Set(newcomers[n - 1]?.bands);
    for (const one of mostShared(bands, theirs)) wanted.set(one.id, one);
    for (const band of bands) {
      if (theirs.filter((one) => one.bands.includes(band)).length >= BUCKET_MAX) crowded.add(band);
    }
  }
  const ids = new Set([...wanted.values()].flatMap(({ id, clusterId }) => [id, clusterId ?? id]));
  const signed = new Map((await readTexts(tx, [...ids])).map((text) => [text.id, signedOf(text)]));
  const known = [...wanted.values()].flatMap(({ id, clusterId, bands }): KnownSigned[] => {
    const [one, first] = [signed.get(id), signed.get(clusterId ?? id)];
    // Found by its bands as they are stored, which may be fewer than it has.
    return one && first ? [{ ...one, bands, first: clusterId === null ? null : first }] : [];
  });
  return { known, crowded };
}

async function findByBands(tx: Tx, newcomers: readonly Signed[]): Promise<Map<number, Found[]>> {
  const ofEach = new Map<number, Found[]>();
  if (newcomers.length === 0) return ofEach;
  const found = await tx.$queryRaw<Found[]>`
    SELECT w.n::int AS of, l.comment_id AS id, l.cluster_id AS "clusterId", l.bands
    FROM unnest(${newcomers.map(({ bands }) => `{${bands.join()}}`)}::text[]) WITH ORDINALITY w(bands, n)
    CROSS JOIN LATERAL (
      SELECT l.comment_id, l.cluster_id, l.bands FROM likeness l
      WHERE l.bands && w.bands::int4[] AND l.bands IS NOT NULL LIMIT ${FOUND_MAX}) l`;
  for (const one of found) {
    const theirs = ofEach.get(one.of);
    if (theirs) theirs.push(one);
    else ofEach.set(one.of, [one]);
  }
  return ofEach;
}

function mostShared(bands: ReadonlySet<number>, found: readonly Found[]): readonly Found[] {
  if (found.length <= COMPARED_MAX) return found;
  const counted = found.map((one) => ({ one, shared: one.bands.filter((band) => bands.has(band)).length }));
  counted.sort((a, b) => b.shared - a.shared || (a.one.id < b.one.id ? -1 : 1));
  return counted.slice(0, COMPARED_MAX).map(({ one }) => one);
}

/** Comments that were looked at before, as they were judged. */
export async function readAgain(tx: Tx, ids: readonly string[]): Promise<TextToPlace[]> {
  return tx.$queryRaw<TextToPlace[]>`
    SELECT c.id, left(c.body, ${CHARS_MAX}::int) AS body, q.spans, l.body_key::text AS "bodyKey"
    FROM comment c ${QUOTED} JOIN likeness l ON l.comment_id = c.id
    WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.id`;
}

/** Bodies, with where they quote. */
export async function readTexts(tx: Tx, ids: readonly string[]): Promise<Text[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<Text[]>`
    SELECT c.id, left(c.body, ${CHARS_MAX}::int) AS body, q.spans FROM comment c ${QUOTED}
    WHERE c.id = ANY(${[...ids]}::uuid[]) ORDER BY c.id`;
}
