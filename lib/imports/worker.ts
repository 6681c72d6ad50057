import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { log } from "@/lib/log";
import { hasWork } from "./find-work";

const MEMORY_MB_USUAL = 512;
const AGAIN_MS = 1000;

// Next bundles this file more than once, and all copies share the one worker of the process.
const kept = globalThis as { komainuWorker?: ChildProcess | null };

/** Makes sure that a worker runs: a process of its own, so that the desk stays quick and survives what it reads. */
export function wakeWorker(): void {
  if (kept.komainuWorker) return;
  const child = spawnCommand(["work"]);
  kept.komainuWorker = child;
  const forget = () => {
    if (kept.komainuWorker === child) kept.komainuWorker = null;
  };
  child.once("exit", (code, signal) => {
    forget();
    // Killed from outside or out of memory: what it left is taken up by the next.
    if (code === 0) return;
    log.warn({ code, signal }, "the import worker ended early");
    setTimeout(() => {
      wakeWorkerIfNeeded().catch((error: unknown) =>
        log.error({ err: error }, "cannot look for waiting imports"),
      );
    }, AGAIN_MS).unref();
  });
  child.once("error", (error) => {
    forget();
    log.error({ err: error }, "the import worker could not start");
  });
}

/** The same, where an import waits for one or was left by one. */
export async function wakeWorkerIfNeeded(): Promise<void> {
  if (!kept.komainuWorker && (await hasWork())) wakeWorker();
}

/** A command of this desk as a child that ends with this process and keeps it from nothing. */
export function spawnCommand(args: readonly string[], stdout: "ignore" | "pipe" = "ignore"): ChildProcess {
  const root = /* turbopackIgnore: true */ process.cwd();
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${memoryMb()}`,
      "--conditions=react-server",
      "--import",
      pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href,
      join(root, "lib", "cli", "komainu.ts"),
      ...args,
    ],
    {
      cwd: root,
      stdio: ["ignore", stdout, "inherit", "ipc"],
      env: { ...process.env, KOMAINU_HELD_BY_DESK: "yes", TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
    },
  );
  child.unref();
  child.channel?.unref();
  return child;
}

function memoryMb(): number {
  const asked = Number(process.env.KOMAINU_IMPORT_MEMORY_MB);
  return Number.isSafeInteger(asked) && asked >= 128 ? asked : MEMORY_MB_USUAL;
}
