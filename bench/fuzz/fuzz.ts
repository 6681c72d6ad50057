import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./child";

const ANSWER_MS = 5000;
const PEAK_BYTES_MAX = 512 * 1024 * 1024;

type FuzzFailure = { seed: number; what: string };
export type FuzzResult = {
  runs: number;
  read: number;
  refused: number;
  slowestMs: number;
  peakBytes: number;
  failures: FuzzFailure[];
};

/**
 * Reads mutated documents, one a seed, in a process of their own: each has to end in a result or in a refusal, within
 * five seconds and 512 MB, reading nothing but itself.
 */
export async function fuzz(firstSeed: number, runs: number): Promise<FuzzResult> {
  const result: FuzzResult = { runs, read: 0, refused: 0, slowestMs: 0, peakBytes: 0, failures: [] };
  let child: ChildProcess | null = null;
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    child ??= await startChild();
    const outcome = await ask(child, seed);
    if (typeof outcome === "string") {
      result.failures.push({ seed, what: outcome });
      child.kill("SIGKILL");
      child = null;
      continue;
    }
    result.slowestMs = Math.max(result.slowestMs, outcome.milliseconds);
    result.peakBytes = Math.max(result.peakBytes, outcome.peakBytes);
    if (outcome.kind === "read") result.read += 1;
    if (outcome.kind === "refused") result.refused += 1;
    if (outcome.kind === "crashed") result.failures.push({ seed, what: outcome.what });
    if (outcome.peakBytes > PEAK_BYTES_MAX) {
      const what = `${Math.round(outcome.peakBytes / 2 ** 20)} MB of memory: ${outcome.what}`;
      result.failures.push({ seed, what });
      // The peak is the process's, not the document's: the next one begins anew.
      child.kill("SIGKILL");
      child = null;
    }
  }
  child?.kill();
  return result;
}

async function startChild(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("child.ts", import.meta.url)), {
    // Garbage is no need: the heap is kept small, so that the peak says what a document takes.
    execArgv: ["--max-old-space-size=320", "--import", "tsx", "--conditions=react-server"],
  });
  await once(child, "message");
  return child;
}

/** The outcome, or in words why there is none. */
async function ask(child: ChildProcess, seed: number): Promise<Outcome | string> {
  const settled = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(ANSWER_MS), settled.signal]);
  const answer = once(child, "message", { signal }).then(([outcome]: Outcome[]) => outcome);
  const end = once(child, "exit", { signal }).then(([code]) => `the process ended with ${code}`);
  child.send(seed);
  try {
    return (await Promise.race([answer, end])) ?? "no answer";
  } catch {
    return `no answer within ${ANSWER_MS / 1000} s`;
  } finally {
    settled.abort();
  }
}
