import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { servingEnvironment, startChild, stopChild } from "./children.mjs";
import { endOf } from "./keep-running.mjs";
import { wantedHost } from "./web-address.mjs";

const PATIENCE_MS = 60_000;
const SERVER = fileURLToPath(new URL("../../web/server.mjs", import.meta.url));
const EXIT_WITH_PARENT = new URL("exit-with-parent.mjs", import.meta.url).href;

/**
 * Serves the built desk and waits until its sign-in page answers.
 * @param {{ root: string, port: number, address: string, url: string, secret: string, dataFolder: string | null }} desk
 * @param {{ mayLackDatabase?: boolean }} [patience] then any answer of that page will do
 * @returns {Promise<import("./keep-running.mjs").Running>}
 */
export async function serve(
  { root, port, address, url, secret, dataFolder },
  { mayLackDatabase = false } = {},
) {
  const child = startChild(process.execPath, ["--import", EXIT_WITH_PARENT, SERVER], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...servingEnvironment(url),
      NEXT_TELEMETRY_DISABLED: "1",
      // Uploads look how much room its disk has; of a database elsewhere that is not known.
      ...(dataFolder && { KOMAINU_DATA_FOLDER: dataFolder }),
      PORT: String(port),
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: address,
    },
  });
  const ended = endOf(child);
  let early = "";
  const keep = (chunk) => {
    early += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  try {
    await waitForPage(`http://${reachable(address)}:${port}/login`, {
      mayLackDatabase,
      ended,
      output: () => early,
    });
  } catch (error) {
    await stopChild(child);
    throw error;
  }
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.off("data", keep);
    from.pipe(to, { end: false });
  }
  return { ended, stop: () => stopChild(child) };
}

/** Where this machine reaches the server. */
function reachable(address) {
  const host = wantedHost(process.env.KOMAINU_HOST, address);
  if (!host || host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

async function waitForPage(page, { mayLackDatabase, ended, output }) {
  let hasEnded = false;
  ended.then(() => {
    hasEnded = true;
  });
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const status = await pageStatus(page);
    if (status === 200 || (mayLackDatabase && status !== null)) return;
    if (hasEnded) throw new Error(`The web server ended before it was ready:\n${output().trim()}`);
    if (Date.now() > deadline) {
      throw new Error(
        `${page} does not answer after ${PATIENCE_MS / 1000} s (status ${status}):\n${output().trim()}`,
      );
    }
    await sleep(30);
  }
}

async function pageStatus(page) {
  try {
    const response = await fetch(page, {
      // As a proxy would: a desk at https sends everybody else there.
      headers: { "x-forwarded-proto": "https" },
      signal: AbortSignal.timeout(10_000),
      redirect: "manual",
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null; // Not listening yet.
  }
}
