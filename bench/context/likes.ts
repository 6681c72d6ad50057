import { randomUUID } from "node:crypto";
import { clusterAlike } from "@/lib/context/likeness-step";
import { pool } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { jaccard, shinglesOf } from "@/lib/domain/likeness";
import { likenessWords } from "@/lib/domain/likeness-words";
import type { BenchWords } from "../words";
import { COPY_KINDS, type CopyKind, type Generated, generateCampaigns } from "./like-campaigns";

const PRECISION_MIN = 0.98;
const RECALL_MIN = 0.95;
const ALIKE = 0.8;
const ARTICLE_COMMENTS = 500;
const CAMPAIGNS = 400;
const ALONE = 15_000;
const TIMED = 10_000;
const TIMED_ARTICLES = 10;
const CAMPAIGN_SIZE = 20_000;

/** How well comments that say the same are found, and how fast with nothing and with `rows` comments stored. */
export async function benchLikes({ rows }: BenchWords): Promise<boolean> {
  const isGood = await measureTruth();
  await measurePace(0);
  await fill(rows);
  await measurePace(rows);
  await measureCampaign();
  return isGood;
}

async function measureTruth(): Promise<boolean> {
  const generated = generateCampaigns(7, CAMPAIGNS, ALONE);
  const ids = await store(
    generated.map(({ body }) => body),
    ARTICLE_COMMENTS,
  );
  await settleAll(ids.articles);
  const { rows } = await pool.query<{ id: string; cluster: string | null }>(
    "SELECT comment_id AS id, cluster_id AS cluster FROM likeness",
  );
  const clusterOf = new Map(rows.map(({ id, cluster }) => [id, cluster]));
  const placed = generated.map((one, n) => ({
    ...one,
    cluster: clusterOf.get(ids.comments[n] ?? "") ?? null,
  }));
  const precision = precisionOf(placed);
  console.log(`pairs put together that belong together: ${precision.toFixed(4)} (bar ${PRECISION_MIN})`);
  return recallIsGood(placed) && precision >= PRECISION_MIN;
}

type Placed = Generated & { cluster: string | null };

/** Of all pairs in one cluster, the share that is of one campaign. */
function precisionOf(placed: readonly Placed[]): number {
  const clusters = new Map<string, Placed[]>();
  for (const one of placed) {
    if (one.cluster !== null) clusters.set(one.cluster, [...(clusters.get(one.cluster) ?? []), one]);
  }
  let right = 0;
  let all = 0;
  for (const members of clusters.values()) {
    for (const [n, one] of members.entries()) {
      for (const other of members.slice(n + 1)) {
        all += 1;
        if (one.campaign !== null && one.campaign === other.campaign) right += 1;
      }
    }
  }
  return all === 0 ? 0 : right / all;
}

/** Of the copies whose shingles are four fifths those of the first, the share that is in its cluster, by kind. */
function recallIsGood(placed: readonly Placed[]): boolean {
  const firsts = new Map(placed.filter(({ kind }) => kind === null).map((one) => [one.campaign, one]));
  let found = 0;
  let all = 0;
  for (const kind of COPY_KINDS) {
    const copies = placed.filter((one) => one.kind === kind);
    const near = copies.filter((one) => likenessOf(one, firsts) >= ALIKE);
    const isFound = (one: Placed) =>
      one.cluster !== null && one.cluster === firsts.get(one.campaign)?.cluster;
    const foundNear = near.filter(isFound).length;
    found += foundNear;
    all += near.length;
    sayRecall(kind, {
      foundNear,
      near: near.length,
      foundAll: copies.filter(isFound).length,
      all: copies.length,
    });
  }
  console.log(`all kinds: ${(found / all).toFixed(4)} (bar ${RECALL_MIN})`);
  return found / all >= RECALL_MIN;
}

function likenessOf(one: Placed, firsts: ReadonlyMap<number | null, Placed>): number {
  const [own, first] = [one.body, firsts.get(one.campaign)?.body ?? ""].map((body) =>
    shinglesOf(likenessWords(body)),
  );
  return own && first ? jaccard(own, first) : 0;
}

type Counts = { foundNear: number; near: number; foundAll: number; all: number };

function sayRecall(kind: CopyKind, { foundNear, near, foundAll, all }: Counts): void {
  const share = (part: number, whole: number) => (whole === 0 ? "none" : (part / whole).toFixed(4));
  console.log(
    `${kind.padEnd(16)} found ${share(foundNear, near)} of ${near} at ${ALIKE} or more; ${share(foundAll, all)} of all ${all}`,
  );
}

/** Comments a second of the step, beside a plain insertion of the same rows. */
async function measurePace(stored: number): Promise<void> {
  const bodies = generateCampaigns(stored + 11, 40, TIMED).map(({ body }) => body);
  let started = performance.now();
  const { articles } = await store(bodies, Math.ceil(bodies.length / TIMED_ARTICLES));
  const plainMs = performance.now() - started;
  started = performance.now();
  await settleAll(articles);
  const stepMs = performance.now() - started;
  const pace = (ms: number) => Math.round((bodies.length / ms) * 1000).toLocaleString("en");
  console.log(
    `with ${stored.toLocaleString("en")} stored: ${pace(stepMs)} comments/s; plain insertion ${pace(plainMs)}/s, ratio ${(stepMs / plainMs).toFixed(2)}`,
  );
}

/** A campaign of many copies of one text under one article, which must cost no more than comments that differ. */
async function measureCampaign(): Promise<void> {
  const words =
    "Join our channel today and learn how thousands of readers doubled what they had within a single month";
  const bodies = Array.from({ length: CAMPAIGN_SIZE }, (_, n) =>
    n % 5 === 0 ? `${words} number ${n}` : words,
  );
  const { articles } = await store(bodies, CAMPAIGN_SIZE / 10);
  const started = performance.now();
  await settleAll(articles);
  const pace = Math.round((CAMPAIGN_SIZE / (performance.now() - started)) * 1000);
  console.log(`a campaign of ${CAMPAIGN_SIZE.toLocaleString("en")}: ${pace.toLocaleString("en")} comments/s`);
}

/** Rows of likeness without their comments, which nobody reads: random bands meet by chance as those of real ones do. */
async function fill(rows: number): Promise<void> {
  await pool.query("ALTER TABLE likeness DROP CONSTRAINT likeness_comment_id_fkey");
  await pool.query("DROP INDEX likeness_bands");
  await pool.query(
    `INSERT INTO likeness (comment_id, body_key, bands)
     SELECT gen_random_uuid(), n, ARRAY(SELECT (random() * 4294967295 - 2147483648)::bigint::int FROM generate_series(1, 6) WHERE n > 0)
     FROM generate_series(1, $1::int) n`,
    [rows],
  );
  await pool.query(
    "CREATE INDEX likeness_bands ON likeness USING GIN (bands) WITH (fastupdate = off) WHERE bands IS NOT NULL",
  );
  await pool.query("ANALYZE likeness");
  const { rows: sizes } = await pool.query<{ bytes: number }>(
    "SELECT (pg_total_relation_size('likeness') / (SELECT count(*) FROM likeness))::int AS bytes",
  );
  console.log(`likeness takes ${sizes[0]?.bytes} bytes a comment, indexes included`);
}

async function store(
  bodies: readonly string[],
  perArticle: number,
): Promise<{ articles: string[]; comments: string[] }> {
  const articles = Array.from({ length: Math.ceil(bodies.length / perArticle) }, () => randomUUID());
  const comments = bodies.map(() => randomUUID());
  await pool.query("INSERT INTO article (id, paragraphs) SELECT id, '{}' FROM unnest($1::uuid[]) id", [
    articles,
  ]);
  await pool.query(
    `INSERT INTO comment (id, article_id, position, body)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[])`,
    [
      comments,
      bodies.map((_, n) => articles[Math.floor(n / perArticle)]),
      bodies.map((_, n) => n % perArticle),
      bodies,
    ],
  );
  return { articles, comments };
}

async function settleAll(articles: readonly string[]): Promise<void> {
  for (const id of articles)
    await inTransaction((tx) => clusterAlike(tx, id), { timeout: 600_000, maxWait: 10_000 });
}
