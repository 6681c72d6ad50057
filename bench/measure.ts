import { db, pool } from "@/lib/db/client";
import { benchExport } from "./export";
import { benchKeypress } from "./keypress";
import { benchQueue } from "./queue";

// The process that measures: run.ts starts it with DATABASE_URL naming a database full of generated comments.
const BENCHES: Record<string, () => Promise<boolean>> = {
  queue: benchQueue,
  export: benchExport,
  keypress: benchKeypress,
};

const bench = BENCHES[process.argv[2] ?? ""];
if (!bench) throw new Error(`There is no bench ${process.argv[2]}`);
const isWithinBar = await bench();
await db.$disconnect();
if (!pool.ended) await pool.end();
process.exitCode = isWithinBar ? 0 : 1;
