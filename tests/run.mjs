// `npm test`: every check, in stages. `npm run verify`: those that need no database and no browser.
// Until the packages are installed it may use nothing but Node.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopChildren } from "../lib/cli/start/children.mjs";
import { generateClient, install, isClientGenerated, isInstalled } from "../lib/cli/start/installation.mjs";
import { say, step } from "../lib/cli/start/say.mjs";
import { tryLock } from "../lib/db/process-lock.mjs";
import { runCheck } from "./run/run-check.mjs";
import { STAGES } from "./run/stages.mjs";
import { countExit, summary } from "./run/tally.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LANES = 2;

const wanted = chosenStages(process.argv.slice(2));
mkdirSync(join(ROOT, "test-results"), { recursive: true });
const lock = tryLock(join(ROOT, "test-results", "run.lock"));
if (lock.holder) {
  console.error(
    `Process ${lock.holder.pid} runs the checks of this folder already; wait for it, or stop it.`,
  );
  process.exit(1);
}

/** @type {string | null} */
let serverUrl = null;
let stopServer = async () => {};
/** @type {Promise<void> | undefined} */
let cleanedUp;

for (const [name, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.once(name, async () => {
    await cleanUp();
    process.exit(code);
  });
}

try {
  await prepare();
  process.exitCode = (await runStages()) ? 0 : 1;
} catch (error) {
  // A check that could not start because the run was stopped is no news.
  if (!cleanedUp) throw error;
} finally {
  await cleanUp();
}

function cleanUp() {
  cleanedUp ??= (async () => {
    await stopChildren();
    await stopServer();
    lock.release();
  })();
  return cleanedUp;
}

/** All stages, or those checks of them whose names were given. */
function chosenStages(names) {
  const all = STAGES.flat();
  const quick = STAGES[0] ?? [];
  const known = new Set(names[0] === "verify" ? quick.map(({ name }) => name) : names);
  const unknown = [...known].find((name) => !all.some((check) => check.name === name));
  if (unknown) {
    console.error(
      `There is no check "${unknown}"; there are ${all.map(({ name }) => name).join(", ")} and verify.`,
    );
    process.exit(2);
  }
  return STAGES.map((stage) => stage.filter(({ name }) => known.size === 0 || known.has(name)));
}

async function prepare() {
  if (!isInstalled(ROOT)) {
    await step({ doing: "Installing the locked packages", done: "Packages installed" }, () => install(ROOT));
  }
  if (!isClientGenerated(ROOT)) await step({ done: "Database client generated" }, () => generateClient(ROOT));
}

/** Whether everything passed. The next stage runs even when one failed: one run shows all that is wrong. */
async function runStages() {
  const results = [];
  for (const stage of wanted) {
    const hasServer = !stage.some(({ needsServer }) => needsServer) || (await openServer());
    const waiting = stage.filter(({ needsServer }) => hasServer || !needsServer);
    results.push(...stage.filter((check) => !waiting.includes(check)).map(() => countExit(1)));
    const work = async () => {
      for (let check = waiting.shift(); check; check = waiting.shift()) {
        results.push(await runCheck(ROOT, check, serverUrl));
      }
    };
    await Promise.all(Array.from({ length: LANES }, work));
  }
  say(`\n${summary(results)}`);
  return results.every(({ failed }) => failed === 0);
}

/** Whether there is a database to test with. */
async function openServer() {
  if (serverUrl) return true;
  try {
    // Imported here, not above: it needs an installed package.
    const { startTestServer } = await import("./support/test-server.mjs");
    const server = await startTestServer();
    stopServer = server.stop;
    serverUrl = server.url;
    return true;
  } catch (error) {
    console.error(`✗ no database to test with: ${error.message}`);
    return false;
  }
}
