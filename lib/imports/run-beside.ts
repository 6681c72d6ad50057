import "server-only";
import type { ChildProcess } from "node:child_process";
import { log } from "@/lib/log";
import { findWork } from "./find-work";
import { spawnCommand } from "./spawn-command";

/** An import that runs longer keeps nobody waiting. */
const LONG_MS = 5000;
const LOOK_MS = 2000;
/** Each has a heap of its own. */
const HELPERS_MAX = 2;

/**
 * Has the imports that wait behind a long one run by processes beside this one, which end when nothing waits.
 * `busySince` tells since when this process has run one import; null: it runs none.
 */
export function runWaitingBeside(busySince: () => number | null): void {
  const helpers = new Set<ChildProcess>();
  let lastStart = Number.NEGATIVE_INFINITY;
  const look = async () => {
    const since = busySince();
    if (since === null || helpers.size === HELPERS_MAX) return;
    const now = performance.now();
    if (now - Math.max(since, lastStart) < LONG_MS || (await findWork()).length === 0) return;
    lastStart = now;
    const child = spawnCommand(["work", "--beside"]);
    helpers.add(child);
    child.once("exit", () => helpers.delete(child));
    child.once("error", () => helpers.delete(child));
  };
  setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, "cannot look for imports that wait"));
  }, LOOK_MS);
}
