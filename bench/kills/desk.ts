import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { knownUrls } from "@/lib/db/embedded-server.mjs";
import { readRecord } from "@/lib/db/server-home.mjs";
import { freePort } from "@/tests/support/test-server.mjs";

export const KINDS = ["web", "database", "start", "worker"] as const;
export type Kind = (typeof KINDS)[number];

const START_MS = 2_400_000;
const RESTART_MS = 2000;
const LOOK_MS = 100;

/** What `ps` tells of the children of the start. */
const CHILDREN: Record<"web" | "worker", RegExp> = {
  web: /next-server|next\/dist\/bin\/next/,
  worker: / work --stay/,
};

/** A desk of its own, run by `npm start` in a folder of its own. */
export class BenchDesk {
  address = "";
  private port = 0;
  private start: ChildProcess | null = null;
  private isEnding = false;

  constructor(readonly home: string) {
    mkdirSync(home, { recursive: true });
  }

  /** Its settings, and nothing of whoever runs the bench. */
  get environment(): NodeJS.ProcessEnv {
    const ours = /^(npm_|KOMAINU_|DATABASE_URL$|NEXTAUTH_|INIT_CWD$)/;
    const theirs = Object.entries(process.env).filter(([name]) => !ours.test(name));
    return {
      ...Object.fromEntries(theirs),
      NODE_ENV: "production",
      KOMAINU_HOME: this.home,
      PORT: String(this.port),
    };
  }

  get databaseUrl(): string {
    return knownUrls(this.home)?.ownerUrl ?? "";
  }

  /** As systemd does: what it prints is kept beside its data. */
  async begin(): Promise<void> {
    this.port ||= await freePort();
    this.address = `http://localhost:${this.port}`;
    this.spawnStart();
    const deadline = performance.now() + START_MS;
    while (!(await this.isHealthy())) {
      if (performance.now() > deadline) throw new Error(`npm start is not ready; see ${this.logFile}`);
      await sleep(LOOK_MS);
    }
  }

  private spawnStart(): void {
    const log = createWriteStream(this.logFile, { flags: "a" });
    const child = spawn(process.execPath, ["lib/cli/start.mjs"], {
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.start = child;
    child.once("exit", () => {
      // As systemd does, also where it gave up by itself.
      setTimeout(() => {
        if (this.start === child && !this.isEnding) this.spawnStart();
      }, RESTART_MS).unref();
    });
  }

  get logFile(): string {
    return join(this.home, "start.log");
  }

  /** Kills one of its processes as `kill -9` does, and starts the desk again where it was the start. */
  async kill(kind: Kind): Promise<number> {
    const pid = await this.livingPid(kind);
    process.kill(pid, "SIGKILL");
    if (kind === "start" && this.start) {
      if (this.start.exitCode === null && this.start.signalCode === null) await once(this.start, "exit");
      this.spawnStart();
    }
    return pid;
  }

  private async livingPid(kind: Kind): Promise<number> {
    for (;;) {
      const pid = this.pid(kind);
      if (pid) return pid;
      await sleep(LOOK_MS);
    }
  }

  pid(kind: Kind): number | null {
    if (kind === "start") return this.start?.pid ?? null;
    if (kind === "database") return this.postmaster();
    const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
    for (const line of lines) {
      const [, pid, parent, words = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      if (Number(parent) === this.start?.pid && CHILDREN[kind].test(words)) return Number(pid);
    }
    return null;
  }

  private postmaster(): number | null {
    const file = join(readRecord(this.home)?.dataFolder ?? "", "postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
  }

  async isHealthy(): Promise<boolean> {
    const health = fetch(`${this.address}/api/health`, { signal: AbortSignal.timeout(5000) });
    return health.then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** How long PostgreSQL took from its last start until it let somebody in, by its own log. */
  replayMs(): number {
    const log = readFileSync(join(readRecord(this.home)?.dataFolder ?? "", "server.log"), "utf8");
    const at = (text: string) => {
      const line = log.split("\n").findLast((one) => one.includes(text));
      return Date.parse(`${line?.slice(0, 23).replace(" ", "T")}Z`);
    };
    return Math.max(0, at("ready to accept connections") - at("starting PostgreSQL"));
  }

  async end(): Promise<void> {
    this.isEnding = true;
    if (!this.start || this.start.exitCode !== null) return;
    this.start.kill("SIGTERM");
    await once(this.start, "exit");
  }
}
