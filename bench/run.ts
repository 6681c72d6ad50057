import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { ensureProgram } from "@/lib/cli/start/program.mjs";
import { startServer, stopServer } from "@/lib/db/embedded-server.mjs";
import { migrate } from "@/lib/db/migrate.mjs";
import { generateComments } from "./generate";
import { benchKills } from "./kills";
import { claimName, scratchDatabase } from "./scratch-database";

const USAGE = `npm run bench -- queue|export|backup|decide|size|keypress|hostile [--rows 100000] [--keep]
npm run bench -- presses [--rows 20000] [--seed N]
npm run bench -- import [--rows 1000000] [--kill 50 | --source wordpress|disqus --bytes 1000000000]
npm run bench -- page-after-million [--rows 1000000]
npm run bench -- kills [--kills 40] [--rows 20000]
npm run bench -- context [--part NAME] [--seed N] [--rows 1000000] [--keep]
keypress and presses open the built desk (npm run build) in Chromium; hostile sends it 10,000 requests of ill will
(--seed N). import begins with an empty desk; --kill ends the command at
random moments and repeats it; --source reads a generated export of that size. context works on what it generates
itself; --part measures one part of it alone. kills builds and starts a desk of its own, kills its processes at random
while ten moderators decide and imports of that many comments run, and adds to the totals of earlier runs.
On the PostgreSQL of DATABASE_URL, or on an embedded one of its own. --keep leaves the generated database for the next run (of context only that of --part open).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "100000" },
    kill: { type: "string" },
    kills: { type: "string", default: "40" },
    source: { type: "string" },
    part: { type: "string" },
    seed: { type: "string" },
    bytes: { type: "string", default: "1000000000" },
    keep: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [bench] = positionals;
const rows = Number(values.rows);
if (
  values.help ||
  !bench ||
  ![
    ...["queue", "export", "backup", "decide", "size", "keypress", "presses", "hostile"],
    ...["import", "page-after-million", "context", "kills"],
  ].includes(bench) ||
  !(rows >= 1000)
) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await ensureProgram(process.cwd());
if (bench === "kills") process.exit((await benchKills(Number(values.kills), rows)) ? 0 : 1);

/** Ten million comments take minutes to make, and opening one changes none. */
const isKept = values.keep && values.part === "open";
const server = await openServer();
const database = await claimName(server.url, databaseName());
try {
  const url = await prepare(server.url);
  const node = [
    "--import",
    "tsx",
    "--conditions=react-server",
    "bench/measure.ts",
    bench,
    JSON.stringify({ ...values, rows }),
  ];
  const { status } = spawnSync(process.execPath, node, {
    env: { ...process.env, DATABASE_URL: url, KOMAINU_BENCH_HOME: server.home ?? "" },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
  if (!values.keep) await onServer(server.url, `DROP DATABASE ${database.name} WITH (FORCE)`);
} finally {
  await database.release();
  await server.close();
}

/** `home`: the folder of an embedded server, which a bench may kill and start again. */
async function openServer(): Promise<{ url: string; home?: string; close: () => Promise<void> }> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };
  const home = mkdtempSync(join(tmpdir(), "komainu-bench-"));
  // As root the server runs as another user, who has to reach it.
  chmodSync(home, 0o711);
  const { ownerUrl: url, dataFolder } = await startServer(home);
  return {
    url,
    home,
    close: async () => {
      await stopServer(home);
      rmSync(dataFolder, { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A migrated database full of comments, the one kept by an earlier run where there is one. */
async function prepare(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl);
  url.pathname = `/${database.name}`;
  if (bench === "import" || bench === "page-after-million" || (bench === "context" && !isKept))
    return scratchDatabase(serverUrl, database.name);
  const isNew = await onServer(serverUrl, `CREATE DATABASE ${database.name}`).then(
    () => true,
    () => false,
  );
  await migrate(url.href);
  if (isNew && bench !== "context") {
    const started = performance.now();
    await onServer(url.href, async (client) => generateComments(client, rows));
    const seconds = (performance.now() - started) / 1000;
    console.log(`${rows.toLocaleString("en")} comments generated in ${seconds.toFixed(0)} s`);
  }
  return url.href;
}

async function onServer(url: string, work: string | ((client: pg.Client) => Promise<void>)): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (typeof work === "string") await client.query(work);
    else await work(client);
  } finally {
    await client.end();
  }
}

function databaseName(): string {
  if (bench === "context" && isKept) return `komainu_bench_open_${Math.floor(rows)}`;
  return ["import", "page-after-million", "context"].includes(bench ?? "")
    ? `komainu_bench_${bench?.replaceAll("-", "_")}`
    : `komainu_bench_${Math.floor(rows)}`;
}
