import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const KOMAINU = fileURLToPath(new URL("../../lib/cli/komainu.mjs", import.meta.url));

export type Outcome = { code: number | null; stdout: string; stderr: string };
type Surroundings = { input?: string; env?: Record<string, string>; cwd?: string };

/** Runs the command line as a person would, in a process of its own. */
export async function runKomainu(
  args: string[],
  { input = "", env, cwd }: Surroundings = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [KOMAINU, ...args], {
    cwd,
    env: { ...process.env, npm_lifecycle_event: "", ...env },
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}
