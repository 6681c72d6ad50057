import { readCorpus } from "./corpus";
import { FORBIDDEN, mutate } from "./mutate";
import { Random } from "./random";
import { readAll } from "./read-all";
import { touched, watchReads } from "./watch-reads";

export type Outcome = {
  seed: number;
  /** What became of the document: it was read, or refused in words for a moderator. */
  kind: "read" | "refused" | "crashed";
  what: string;
  bytes: number;
  milliseconds: number;
  /** The most memory that this process has held so far, in bytes. */
  peakBytes: number;
};

const samples = readCorpus();
watchReads();

process.on("message", async (seed: number) => {
  const random = new Random(seed);
  const sample = random.from(samples);
  const bytes = mutate(sample.bytes, random, random.from(samples).bytes);
  const started = performance.now();
  const { kind, what } = await readAll(sample.name, bytes);
  const strayed = touched();
  const hasLeaked = what.includes(FORBIDDEN.words);
  const outcome: Outcome = {
    seed,
    kind: strayed || hasLeaked ? "crashed" : kind,
    what: strayed ? `it reached for ${strayed}` : `${sample.name}: ${what.slice(0, 300)}`,
    bytes: bytes.length,
    milliseconds: Math.round(performance.now() - started),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.send?.(outcome);
});
process.once("disconnect", () => process.exit());
process.send?.("ready");
