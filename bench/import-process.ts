import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { programArguments } from "@/lib/imports/command-process.mjs";

const SAMPLE_MS = 100;

export type ImportProcess = {
  /** As `kill -9` does. */
  kill(): void;
  isOver(): boolean;
  ended: Promise<{
    /** Until it told what it had stored; what the comments answer is worked out after that. */
    seconds: number;
    contextSeconds: number;
    peakMegabytes: number;
    code: number | null;
    output: string;
  }>;
};

/** Starts `komainu import FILE` on a database, in one process of its own. */
export function startImport(url: string, file: string): ImportProcess {
  const started = performance.now();
  const child = spawn(process.execPath, [...programArguments(".", "komainu"), "import", file], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let peakMegabytes = 0;
  let isOver = false;
  const timer = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, child.pid === undefined ? 0 : residentMegabytes(child.pid));
  }, SAMPLE_MS);
  let told = 0;
  child.stdout.once("data", () => {
    told = performance.now();
  });
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ended = Promise.all([code, text(child.stdout), text(child.stderr)]).then(([code, stdout, stderr]) => {
    clearInterval(timer);
    isOver = true;
    const end = performance.now();
    const stored = told || end;
    return {
      seconds: (stored - started) / 1000,
      contextSeconds: (end - stored) / 1000,
      peakMegabytes,
      code,
      output: stdout + stderr,
    };
  });
  return { kill: () => child.kill("SIGKILL"), isOver: () => isOver, ended };
}

/** Imports a file and throws unless it succeeds. */
export async function importFile(url: string, file: string) {
  const outcome = await startImport(url, file).ended;
  if (outcome.code !== 0) throw new Error(`The import of ${file} failed:\n${outcome.output}`);
  return outcome;
}

function residentMegabytes(pid: number): number {
  try {
    if (process.platform !== "linux") {
      return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
    }
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // It has just ended.
  }
}
