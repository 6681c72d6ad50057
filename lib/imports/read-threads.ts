import "server-only";
import type { ChildProcess } from "node:child_process";
import { findDue } from "@/lib/context/find-due";
import { log } from "@/lib/log";
import { spawnCommand } from "./spawn-command";

let reader: ChildProcess | null = null;

/**
 * Has the context of long threads worked out by a process beside this one, so that no import waits for it. True while
 * that process runs.
 */
export async function readLongThreadsBeside(): Promise<boolean> {
  if (reader) return true;
  if ((await findDue({ length: "long" })).length === 0) return false;
  const child = spawnCommand(["work", "--threads"]);
  reader = child;
  child.once("exit", (code, signal) => {
    reader = null;
    if (code !== 0) log.warn({ code, signal }, "the reader of threads ended early");
  });
  child.once("error", (error) => {
    reader = null;
    log.error({ err: error }, "the reader of threads could not start");
  });
  return true;
}
