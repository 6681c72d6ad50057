import pg from "pg";
import { systemActor } from "@/lib/auth/system-actor";
import { listComments } from "@/lib/comments/data";
import { loadCommentQuery } from "@/lib/comments/query";
import { pool } from "@/lib/db/client";
import { BENCH_SORTS, type BenchFilter, candidates, type Statement } from "./best-sql";

const RATIO_MAX = 1.5;
const TRIALS = 7;
const ROUNDS = 21;

/** Prints what a queue page costs beside the best SQL for the same rows, for every sort with every one filter. */
export async function benchQueue(): Promise<boolean> {
  // One connection, as the data layer uses one for a page.
  const rival = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await rival.connect();
  let worst = { ratio: 0, pair: "" };
  for (const filter of await filters()) {
    for (const sort of BENCH_SORTS) {
      const name = `${sort.descending ? "-" : ""}${sort.by}`;
      const query = await loadCommentQuery(new URLSearchParams(`${filter.words}&sort=${name}`));
      const page = () => listComments(systemActor(), query);
      const ids = (await page()).rows.map(({ id }) => id).join();
      const best = await quickest(rival, candidates(filter, sort), ids);
      const { ours, theirs, ratio } = await race(page, () => run(rival, best));
      if (ratio > worst.ratio) worst = { ratio, pair: `${name} × ${filter.name}` };
      const left = `${name.padEnd(13)}${filter.name.padEnd(24)}${ours.toFixed(2).padStart(7)} ms`;
      const right = `best SQL (${best.label}) ${theirs.toFixed(2)} ms`;
      console.log(`${left}  ${right.padEnd(36)} ratio ${ratio.toFixed(2)}`);
    }
  }
  await rival.end();
  console.log(`worst ratio ${worst.ratio.toFixed(2)} (${worst.pair}), at most ${RATIO_MAX}`);
  return worst.ratio <= RATIO_MAX;
}

/** Filters over the generated comments, common and rare. */
async function filters(): Promise<BenchFilter[]> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM article ORDER BY comment_count DESC, id LIMIT 1 OFFSET $1",
    [0],
  );
  const other = await pool.query<{ id: string }>("SELECT id FROM article ORDER BY comment_count, id LIMIT 1");
  const any = { statuses: [], where: "true", rare: null, values: [] };
  const article = (id: string | undefined, name: string): BenchFilter => ({
    ...any,
    name,
    words: `article=${id}`,
    where: "c.article_id = $1",
    values: [id],
  });
  return [
    { ...any, name: "none", words: "" },
    { ...any, name: "status open", words: "status=open", statuses: ["open"] },
    { ...any, name: "status kept, removed", words: "status=kept,removed", statuses: ["kept", "removed"] },
    article(rows[0]?.id, "article, long thread"),
    article(other.rows[0]?.id, "article, usual thread"),
    {
      ...any,
      name: "reason",
      words: "reason=hate",
      where: `c.flag_count > 0 AND (SELECT true FROM flag f WHERE f.comment_id = c.id AND f.rule_code = $1
        AND f.withdrawn_at IS NULL LIMIT 1)`,
      rare: "SELECT f.comment_id FROM flag f WHERE f.rule_code = $1 AND f.withdrawn_at IS NULL",
      values: ["hate"],
    },
    { ...any, name: "votes -2 to 2", words: "netMin=-2&netMax=2", where: "c.known_net BETWEEN -2 AND 2" },
    {
      ...any,
      name: "votes 40 and more",
      words: "netMin=40",
      where: "c.known_net >= 40",
      rare: "SELECT c.id FROM comment c WHERE c.known_net >= 40",
    },
    {
      ...any,
      name: "flagged",
      words: "flags=yes",
      where: "c.flag_count > 0",
      rare: "SELECT m.comment_id FROM moderated_comment m WHERE m.flag_count > 0",
    },
    {
      ...any,
      name: "noted",
      words: "notes=yes",
      where: "c.note_count > 0",
      rare: "SELECT m.comment_id FROM moderated_comment m WHERE m.note_count > 0",
    },
    tagged("tag1", "tag, common"),
    tagged("tag19", "tag, rare"),
    search("word2", "search, most rows"),
    search("word100", "search, some rows"),
    search("word500", "search, few rows"),
    search("word4500", "search, rare"),
  ];
}

function search(word: string, name: string): BenchFilter {
  const isFound = "to_tsvector('simple', left(c.body, 100000)) @@ websearch_to_tsquery('simple', $1)";
  const rare = `SELECT c.id FROM comment c WHERE ${isFound}`;
  return {
    name,
    words: `q=${word}`,
    statuses: [],
    where: `(NOT (${isFound})) IS FALSE`,
    rare,
    values: [word],
  };
}

function tagged(tag: string, name: string): BenchFilter {
  return {
    name,
    words: `tag=${tag}`,
    statuses: [],
    where: "(SELECT true FROM comment_tag t WHERE t.comment_id = c.id AND t.tag = $1)",
    rare: "SELECT t.comment_id FROM comment_tag t WHERE t.tag = $1",
    values: [tag],
  };
}

async function run(client: pg.Client, { name, text, values }: Statement): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({ text, values, ...(name && { name }) });
  return rows.map(({ id }) => id);
}

/** The quickest of the statements, prepared or not, that give these very rows. */
async function quickest(client: pg.Client, statements: Statement[], ids: string): Promise<Statement> {
  let best: { statement: Statement; ms: number } | null = null;
  for (const statement of statements) {
    if ((await run(client, statement)).join() !== ids) continue;
    const times: number[] = [];
    for (let trial = 0; trial < TRIALS; trial += 1) times.push(await timed(() => run(client, statement)));
    const ms = median(times);
    if (!best || ms < best.ms) best = { statement, ms };
  }
  if (!best) throw new Error(`No hand-written statement gave the rows of the page: ${statements[0]?.text}`);
  return best.statement;
}

type Race = { ours: number; theirs: number; ratio: number };

/** A pair over the bar runs again for longer: on a busy machine a short race is often lost by chance, a long one seldom. */
async function race(page: () => Promise<unknown>, best: () => Promise<unknown>): Promise<Race> {
  const short = await raceFor(ROUNDS, page, best);
  return short.ratio <= RATIO_MAX ? short : raceFor(ROUNDS * 5, page, best);
}

/** Medians of both, taken in turns so that a busy machine slows both. */
async function raceFor(
  rounds: number,
  page: () => Promise<unknown>,
  best: () => Promise<unknown>,
): Promise<Race> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(page));
    theirs.push(await timed(best));
  }
  return { ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
