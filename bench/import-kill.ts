import { setTimeout as sleep } from "node:timers/promises";
import { importFile, startImport } from "./import-process";
import { dropScratch, onDatabase, scratchDatabase, sideName } from "./scratch-database";

/** What one run leaves differs from what another does in these alone: random ids, and times by the clock. */
const LEFT_OUT: Record<string, string[]> = {
  article: ["imported_at"],
  comment: ["imported_at", "import_id"],
  open_comment: [],
  moderated_comment: [],
  vote_observation: ["import_id"],
  source_change: ["import_id"],
  comment_personal: [],
  quote: [],
  mention: [],
  answer: [],
  likeness: [],
  like_cluster: [],
  article_context: ["worked_out_at"],
  article_words: [],
  article_pair: [],
  import: ["id", "started_at", "finished_at", "heartbeat_at", "runner", "options"],
  import_article: ["import_id"],
  import_file: ["import_id"],
  import_warning: ["import_id"],
  import_refusal: ["import_id"],
};

/**
 * Kills the import of a file at random moments, repeats it, and compares every table with an undisturbed run's, row
 * for row.
 */
export async function benchKill(url: string, file: string, kills: number): Promise<boolean> {
  const [template, copy] = [sideName(url, "empty"), sideName(url, "killed")];
  await scratchDatabase(url, template);
  const { seconds, contextSeconds } = await importFile(url, file);
  const wanted = await digest(url);
  let equal = 0;
  let inTime = 0;
  for (let run = 1; run <= kills; run += 1) {
    const killed = await scratchDatabase(url, copy, template);
    const running = startImport(killed, file);
    const moment = Math.random() * (seconds + contextSeconds) * 1000;
    await Promise.race([sleep(moment), running.ended]);
    if (!running.isOver()) inTime += 1;
    running.kill();
    await running.ended;
    const stored = await countComments(killed);
    await importFile(killed, file);
    const odd = differing(wanted, await digest(killed));
    if (odd.length === 0) equal += 1;
    const verdict = odd.length === 0 ? "equal" : `DIFFERS in ${odd.join(", ")}`;
    console.log(
      `run ${run}: killed after ${(moment / 1000).toFixed(2)} s with ${stored} comments stored: ${verdict}`,
    );
  }
  await dropScratch(url, copy);
  await dropScratch(url, template);
  console.log(
    `${equal} of ${kills} equal an undisturbed run, row for row; ${inTime} were killed before their end`,
  );
  console.log(
    `left out: ${Object.entries(LEFT_OUT)
      .filter(([, columns]) => columns.length > 0)
      .map(([table, columns]) => `${table}(${columns.join(", ")})`)
      .join(", ")}; status_count by name, whatever its slot; a second import where the first had ended`,
  );
  return equal === kills;
}

type Digest = Map<string, string>;

/** Count and hash of each table's rows, whatever their order. */
async function digest(url: string): Promise<Digest> {
  return onDatabase(url, async (client) => {
    const found: Digest = new Map();
    const hash = `count(*) || ' ' || coalesce(md5(string_agg(hash, '' ORDER BY hash)), '')`;
    for (const [table, columns] of Object.entries(LEFT_OUT)) {
      // An import killed after its end is imported again: the report of the second says that nothing is new.
      const first = table.startsWith("import")
        ? `WHERE ${table === "import" ? "id" : "import_id"} = (SELECT id FROM import ORDER BY started_at LIMIT 1)`
        : "";
      const { rows } = await client.query<{ found: string }>(
        `SELECT ${hash} AS found FROM (SELECT md5((to_jsonb(t) - $1::text[])::text) AS hash FROM ${table} t ${first}) hashes`,
        [columns],
      );
      found.set(table, rows[0]?.found ?? "");
    }
    const { rows } = await client.query<{ found: string }>(
      `SELECT string_agg(name || ' ' || sum, ' ' ORDER BY name) AS found
       FROM (SELECT name, sum(count) FROM status_count GROUP BY name) sums`,
    );
    return found.set("status_count", rows[0]?.found ?? "");
  });
}

function differing(wanted: Digest, found: Digest): string[] {
  return [...wanted].flatMap(([table, hash]) => (found.get(table) === hash ? [] : [table]));
}

async function countComments(url: string): Promise<number> {
  return onDatabase(url, async (client) => {
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM comment");
    return rows[0]?.count ?? 0;
  });
}
