import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { KINDS, type Kind } from "./desk";

const FILE = "bench/output/kills.json";

const perKind = z.object({
  kills: z.number(),
  slow: z.number(),
  slowestMs: z.number(),
  slowestReplayMs: z.number(),
});
const totalsSchema = z.object({
  kinds: z.record(z.enum(KINDS), perKind),
  acts: z.number(),
  sentAgain: z.number(),
  lost: z.number(),
  doubled: z.number(),
  odd: z.number(),
  imports: z.number(),
  equalImports: z.number(),
});
export type Totals = z.infer<typeof totalsSchema>;

/** What all runs together have found so far. */
export function readTotals(): Totals {
  if (existsSync(FILE)) return totalsSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
  const none = () => ({ kills: 0, slow: 0, slowestMs: 0, slowestReplayMs: 0 });
  return {
    kinds: { web: none(), database: none(), start: none(), worker: none() },
    ...{ acts: 0, sentAgain: 0, lost: 0, doubled: 0, odd: 0, imports: 0, equalImports: 0 },
  };
}

export function keepTotals(totals: Totals): void {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(totals, null, 2)}\n`);
}

/** One at random, but none more than three behind another. */
export function nextKind(totals: Totals): Kind {
  const fewest = Math.min(...KINDS.map((kind) => totals.kinds[kind].kills));
  const open = KINDS.filter((kind) => totals.kinds[kind].kills < fewest + 3);
  return open[Math.floor(Math.random() * open.length)] ?? "web";
}

export function tellTotals(totals: Totals, barMs: number): boolean {
  console.log(`of all runs so far (${FILE}):`);
  for (const kind of KINDS) {
    const { kills, slow, slowestMs, slowestReplayMs } = totals.kinds[kind];
    console.log(
      `  ${kind.padEnd(9)} ${kills} kills; slowest back after ${seconds(slowestMs)} beside the database's own replay (replay at most ${seconds(slowestReplayMs)}); ${slow} over ${seconds(barMs)}`,
    );
  }
  const { acts, sentAgain, lost, doubled, odd, imports, equalImports } = totals;
  console.log(
    `  ${acts} acts acknowledged (${sentAgain} after being sent more than once): ${lost} lost, ${doubled} doubled, ${odd} odd`,
  );
  console.log(`  ${equalImports} of ${imports} imports equal an undisturbed one`);
  const isInTime = KINDS.every((kind) => totals.kinds[kind].slow === 0);
  return isInTime && lost + doubled + odd === 0 && equalImports === imports;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
