// `npm start`: from a fresh clone to a desk that answers. Until the dependencies are installed, Node is all there is.
// The script in package.json says `exec`, so that a signal to npm reaches us and not a shell that keeps it;
// Windows knows no `exec` and goes on to what follows.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { tryLock, waitForLock } from "../db/process-lock.mjs";
import { deskHome } from "../db/server-home.mjs";
import { build, isBuilt } from "./start/build.mjs";
import { stopChildren } from "./start/children.mjs";
import { generateClient, install, isClientGenerated, isInstalled } from "./start/installation.mjs";
import { ensureProgram } from "./start/program.mjs";
import { say, step } from "./start/say.mjs";
import { checkPort, wantedAddress, wantedHost, wantedPort } from "./start/web-address.mjs";
import { serve } from "./start/web-server.mjs";

/** So long what a killed start left may take to end. */
const CUT_OFF_MS = 20_000;
const root = fileURLToPath(new URL("../..", import.meta.url));
const LOG_LOOKED_AT_MS = 600_000;
/** What has to be let go at the end, last taken first. @type {(() => unknown)[]} */
const releases = [];
let isReady = false;
let isStopping = false;
/** @type {Promise<void> | undefined} */
let stopped;

async function start() {
  checkNode();
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  const home = deskHome();
  const port = wantedPort(process.env.PORT);
  const address = wantedAddress(process.env.KOMAINU_URL || process.env.NEXTAUTH_URL, port);
  const wasCutOff = existsSync(join(home, "desk.lock"));
  lockDesk(home, address);
  await checkPort(port, wantedHost(process.env.KOMAINU_HOST, address), wasCutOff ? CUT_OFF_MS : 0);
  say(`Komainu ${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version}`);
  await ensureInstalled(home);
  // Only now: it stands on packages.
  const desk = await import("./start/desk.mjs");
  const { givenKey, signingKey } = await import("./start/signing-key.mjs");
  if (isStopping) return;
  const given = givenKey(process.env);
  const { url, isNew, dataFolder } = await openDesk(desk, home);
  const secret = await signingKey(home, url, given);
  await Promise.all([ensureBuilt(), isNew ? welcome(desk, { root, home, url }) : null]);
  const place = { root, port, address, url, secret, dataFolder };
  const web = await step({ done: "Web server answers" }, () => serve(place));
  tellReady(desk, home, address);
  const isOver = () => isStopping;
  const { watchOver } = await import("./start/crew.mjs");
  await watchOver({ ...place, home, web, isOver });
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Komainu needs Node 20.19 or newer and this is ${process.versions.node}; install it from https://nodejs.org`,
    );
  }
}

function lockDesk(home, address) {
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new Error(
      `Cannot make the folder ${home} (${error.code}); set KOMAINU_HOME to a folder that you may write to`,
    );
  }
  const lock = tryLock(join(home, "desk.lock"), address);
  if (lock.holder) {
    const { note, pid } = lock.holder;
    throw new Error(
      `it is already running at ${note} (process ${pid}); use that one, or stop it with Ctrl-C`,
    );
  }
  releases.push(lock.release);
}

async function ensureInstalled(home) {
  const unlock = await waitForLock(join(home, "install.lock"), 600_000);
  try {
    if (isInstalled(root)) return;
    const doing = "Installing the locked dependencies (npm ci); this takes half a minute or so";
    await step({ doing, done: "Dependencies installed" }, () => install(root));
  } finally {
    unlock();
  }
}

/** The database comes up while the client is generated. */
async function openDesk(desk, home) {
  const opened = desk.openDatabase(home);
  releases.push(async () => (await opened.catch(() => null))?.release());
  const ready = step(
    {
      done: ({ migrations }) => `Database ready${migrations > 0 ? `, ${migrations} migrations applied` : ""}`,
    },
    async () => {
      const { url, ownerUrl } = await opened;
      return { url, ...(await desk.prepareDatabase({ url, ownerUrl })) };
    },
  );
  const [database] = await Promise.all([ready, makeProgram()]);
  const { dataFolder } = await opened;
  if (dataFolder) {
    const { turnOverLog } = await import("../db/server-log.mjs");
    setInterval(() => turnOverLog(dataFolder), LOG_LOOKED_AT_MS).unref();
  }
  if (dataFolder && relative(home, dataFolder).startsWith("..")) {
    say(`  Its data is in ${dataFolder}: the user that PostgreSQL runs as cannot reach ${home}`);
  }
  return { ...database, dataFolder };
}

async function makeProgram() {
  if (!isClientGenerated(root)) await step({ done: "Database client generated" }, () => generateClient(root));
  await ensureProgram(root);
}

/** One process builds at a time, whichever desk it belongs to. */
async function ensureBuilt() {
  const unlock = await waitForLock(join(root, "node_modules", ".komainu-build.lock"), 600_000);
  try {
    if (!isBuilt(root)) await step({ doing: "Building the desk", done: "Desk built" }, () => build(root));
  } finally {
    unlock();
  }
}

function welcome(desk, place) {
  const done = ({ samplePages }) =>
    samplePages > 0 ? `First admin made, ${samplePages} sample pages loaded` : "First admin made";
  return step({ done }, () => desk.firstRun(place));
}

function tellReady(desk, home, address) {
  isReady = true;
  const admin = desk.untoldAdmin(home);
  say("");
  say(`Komainu is ready at ${address}`);
  if (!admin) return;
  say(`Sign in as ${admin.email}`);
  say(
    admin.oneTimePassword
      ? `One-time password: ${admin.oneTimePassword}`
      : "Password: the one of KOMAINU_ADMIN_PASSWORD",
  );
  desk.forgetAdmin(home);
}

/** Web server first, then the database, then the lock. */
function stop() {
  isStopping = true;
  stopped ??= (async () => {
    await stopChildren();
    for (const release of releases.toReversed()) await release();
  })();
  return stopped;
}

async function stopOn(signal) {
  if (isStopping) return;
  say(`\nStopping (${signal === "SIGINT" ? "Ctrl-C" : signal})`);
  const wasReady = isReady;
  try {
    await stop();
    say("Stopped");
    process.exit(wasReady ? 0 : 130);
  } catch (error) {
    process.stderr.write(`Komainu could not stop cleanly: ${error.message}\n`);
    process.exit(1);
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stopOn(signal));
// Killed outright, npm leaves us behind, and nobody is left to stop us.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.env.npm_lifecycle_event === "start" && process.ppid !== parent) void stopOn("SIGTERM");
}, 250);
watch.unref();
process.stdout.on("error", () => {}); // Whoever read our lines may be gone before us.

start().catch(async (error) => {
  if (isStopping) return;
  process.stderr.write(`Komainu ${isReady ? "stopped" : "did not start"}: ${error.message}\n`);
  await stop().catch((failure) => process.stderr.write(`${failure.message}\n`));
  process.exit(1);
});
