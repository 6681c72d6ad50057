// `node bench/start.mjs`: a fresh clone to the sign-in page, beside `npm ci` plus `next build` in another fresh clone;
// then the second start. It wants a machine that does nothing else.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const RATIO_MAX = 1.6;
const SECOND_START_SECONDS_MAX = 3;
const PORT = process.env.PORT ?? "4011";
const ROOT = fileURLToPath(new URL("..", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "komainu-bench-start-"));
chmodSync(folder, 0o755);
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const alone = clone("alone");
  const install = timed(alone, "npm", ["ci"]);
  timed(alone, "npx", ["--no-install", "prisma", "generate"]);
  const build = timed(alone, "npx", ["--no-install", "next", "build"]);
  const desk = clone("desk");
  const first = await secondsToPage(desk);
  const second = await secondsToPage(desk);
  const ratio = first / (install + build);
  console.log(`npm ci         ${install.toFixed(1)} s`);
  console.log(`next build     ${build.toFixed(1)} s`);
  console.log(`npm start      ${first.toFixed(1)} s from a fresh clone to the sign-in page`);
  console.log(`ratio          ${ratio.toFixed(2)} (at most ${RATIO_MAX})`);
  console.log(`second start   ${second.toFixed(2)} s (under ${SECOND_START_SECONDS_MAX})`);
  return ratio <= RATIO_MAX && second < SECOND_START_SECONDS_MAX;
}

/** @param {string} name */
function clone(name) {
  const path = join(folder, name);
  timed(folder, "git", ["clone", "--quiet", ROOT, path]);
  return path;
}

/** Seconds that a program takes; throws with what it wrote when it fails. */
function timed(cwd, file, args) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    env: strangersEnvironment(),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return (performance.now() - begun) / 1000;
}

/** Seconds from `npm start` until the sign-in page answers; then the desk is stopped. */
async function secondsToPage(cwd) {
  const begun = performance.now();
  const child = spawn("npm", ["start"], {
    cwd,
    env: strangersEnvironment(),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = once(child, "exit");
  while (!(await pageAnswers())) {
    if (child.exitCode !== null) throw new Error("npm start ended before the page answered");
    await sleep(20);
  }
  const seconds = (performance.now() - begun) / 1000;
  // It answers a moment before the start has said so.
  await sleep(1000);
  child.kill("SIGINT");
  await ended;
  while (await pageAnswers()) await sleep(50);
  await sleep(1000);
  return seconds;
}

async function pageAnswers() {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/login`)).status === 200;
  } catch {
    return false; // Not listening.
  }
}

/** The environment of somebody who has nothing of ours set. */
function strangersEnvironment() {
  const ours = /^(npm_|KOMAINU_|DATABASE_URL$|NEXTAUTH_|NODE_ENV$|INIT_CWD$)/;
  const theirs = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(theirs), PORT };
}
