import { db, pool } from "@/lib/db/client";
import { benchBackup } from "./backup";
import { benchContext } from "./context";
import { benchDecide } from "./decide";
import { benchExport } from "./export";
import { benchHostile } from "./hostile";
import { benchImport } from "./import";
import { benchKeypress } from "./keypress";
import { benchPageAfterMillion } from "./page-after-million";
import { benchPresses } from "./presses";
import { benchQueue } from "./queue";
import { benchSize } from "./size";
import { type BenchWords, wordsSchema } from "./words";

// The process that measures: run.ts starts it with DATABASE_URL naming a database full of generated comments.
const BENCHES: Record<string, (words: BenchWords) => Promise<boolean>> = {
  queue: benchQueue,
  export: benchExport,
  import: benchImport,
  keypress: benchKeypress,
  hostile: benchHostile,
  "page-after-million": benchPageAfterMillion,
  presses: ({ seed }) => benchPresses(seed ?? 1),
  context: benchContext,
  backup: ({ rows }) => benchBackup(rows),
  decide: benchDecide,
  size: ({ rows }) => benchSize(rows),
};

const bench = BENCHES[process.argv[2] ?? ""];
if (!bench) throw new Error(`There is no bench ${process.argv[2]}`);
const isWithinBar = await bench(wordsSchema.parse(JSON.parse(process.argv[3] ?? "{}")));
await db.$disconnect();
if (!pool.ended) await pool.end();
process.exitCode = isWithinBar ? 0 : 1;
