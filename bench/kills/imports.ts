import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportView } from "@/lib/imports/view";
import { onDatabase } from "../scratch-database";
import type { BenchDesk } from "./desk";
import type { Visitor } from "./http";

const LOOK_MS = 500;
const THREADS = 20;
const WORDS =
  "harbour ferry council tram vote night bridge toll budget mayor quay bakery school rent noise".split(" ");

/** The same comments in every file, but for `mark`, which tells the articles and comments of one file from another's. */
export function writeFileOf(folder: string, mark: string, rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const thread = at % THREADS;
    const bodyWords = Array.from(
      { length: 8 + (at % 40) },
      (_, word) => WORDS[(at * 7 + word * (1 + (at % 11))) % WORDS.length],
    );
    return JSON.stringify({
      article_id: `${mark}-${thread}`,
      article_title: `Council meeting ${thread}`,
      outlet: `Harbour ${mark}`,
      comment_id: `${mark}-${at}`,
      ...(at > 3 * THREADS && at % 3 === 0 && { parent_id: `${mark}-${at - 2 * THREADS}` }),
      author: `Reader ${at % 500}`,
      posted_at: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
      body: `Remark ${at}: ${bodyWords.join(" ")}.`,
      upvotes: at % 17,
      downvotes: at % 5,
    });
  });
  const file = join(folder, `${mark}.ndjson`);
  writeFileSync(file, lines.join("\n"));
  return file;
}

/** Sends a file by the page, says yes to it, and waits until it is imported, whatever happens meanwhile. */
export async function importByPage(visitor: Visitor, file: string, name: string): Promise<void> {
  const id = randomUUID();
  const query = new URLSearchParams({ id, name, savedAt: "2026-06-01T00:00:00.000Z" });
  const body = await readFile(file);
  await again(
    async () => (await visitor.send(`/api/imports?${query}`, { method: "POST", body })).status === 202,
    visitor,
  );
  for (;;) {
    const status = await statusOf(visitor, id);
    if (status === "done") return;
    if (status === "failed" || status === "cancelled")
      throw new Error(`The import of ${name} ended as ${status}`);
    if (status === "previewed")
      await again(async () => (await visitor.act("confirmImportAction", id)).ok, visitor);
    await sleep(LOOK_MS);
  }
}

async function statusOf(visitor: Visitor, id: string): Promise<ImportView["status"] | null> {
  try {
    const answer = await visitor.send(`/api/imports/${id}`);
    if (answer.status === 401) await visitor.signIn();
    return answer.ok ? (await answer.json()).status : null;
  } catch {
    return null; // Killed just now.
  }
}

async function again(work: () => Promise<boolean>, visitor: Visitor): Promise<void> {
  while (!(await work().catch(() => false))) {
    await sleep(LOOK_MS);
    await visitor.signIn().catch(() => undefined);
  }
}

/** Imports a file on the command line, and repeats the command until it ends well. */
export async function importByCommand(desk: BenchDesk, file: string): Promise<void> {
  for (;;) {
    const command = ["lib/cli/komainu.mjs", "import", file];
    const child = spawn(process.execPath, command, {
      env: { ...desk.environment, LOG_LEVEL: "error" },
      stdio: "ignore",
    });
    const [code] = await once(child, "exit");
    if (code === 0) return;
    await sleep(LOOK_MS);
  }
}

/** What an import of a file left, without its mark and whatever is random or a time of the clock. */
export async function whatIsLeft(url: string, mark: string): Promise<Record<string, string>> {
  return onDatabase(url, async (client) => {
    const found: Record<string, string> = {};
    for (const [name, rows] of Object.entries(LEFT)) {
      const {
        rows: [row],
      } = await client.query(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS found
         FROM (SELECT replace(r::text, $1, '') AS line FROM (${rows}) r) lines`,
        [mark],
      );
      found[name] = row.found;
    }
    return found;
  });
}

const OF_FILE = "FROM comment c JOIN article a ON a.id = c.article_id AND a.outlet = 'Harbour ' || $1";
const FIRST =
  "FROM import i WHERE i.id = (SELECT id FROM import WHERE file_name LIKE '%' || $1 || '%' ORDER BY started_at LIMIT 1)";
const LEFT: Record<string, string> = {
  articles:
    "SELECT a.source_id, a.title, a.comment_count, a.observed_at IS NULL FROM article a WHERE a.outlet = 'Harbour ' || $1",
  comments: `SELECT c.source_id, c.position, c.author, c.posted_at, c.body, c.net, c.upvotes, c.downvotes, p.source_id AS parent,
    c.reply_evidence, c.kind, c.source_state ${OF_FILE} LEFT JOIN comment p ON p.id = c.parent_id`,
  search: `SELECT c.source_id, o.known_net ${OF_FILE} JOIN open_comment o ON o.comment_id = c.id`,
  votes: `SELECT c.source_id, v.net, v.upvotes, v.downvotes ${OF_FILE} JOIN vote_observation v ON v.comment_id = c.id`,
  quotes: `SELECT c.source_id, q.number, q.body_start, q.body_end, s.source_id AS source, q.source_start, q.source_end
    ${OF_FILE} JOIN quote q ON q.comment_id = c.id LEFT JOIN comment s ON s.id = q.source_comment_id`,
  report: `SELECT a.source_id, r.found, r.added, r.changed, r.unchanged, r.gone, r.refused
    FROM import_article r JOIN article a ON a.id = r.article_id
    WHERE r.import_id = (SELECT i.id ${FIRST})`,
  import: `SELECT i.status, i.comments_done, i.parts_done ${FIRST}`,
};
