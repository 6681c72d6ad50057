import { rmSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "../../lib/cli/start/children.mjs";
import { say } from "../../lib/cli/start/say.mjs";
import { countExit, countPlaywright, countVitest } from "./tally.mjs";

const COUNT = { exit: countExit, playwright: countPlaywright, vitest: countVitest };

/**
 * Runs one check to its end, says how it went, and shows its output when it failed.
 * @param {string} root
 * @param {import("./stages.mjs").Check} check
 * @param {string | null} serverUrl
 */
export async function runCheck(root, check, serverUrl) {
  const begun = performance.now();
  const reportFile = join(root, "test-results", `${check.name}.json`);
  rmSync(reportFile, { force: true });
  const { code, output } = await runCommands(root, check, serverUrl);
  const result = COUNT[check.report](code, reportFile);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const mark = result.failed === 0 ? "✓" : "✗";
  const amount =
    check.report === "exit"
      ? ""
      : `${result.passed} passed${result.failed ? `, ${result.failed} failed` : ""}`;
  say(`${mark} ${check.name.padEnd(12)} ${amount.padEnd(39)} ${seconds.padStart(5)} s`);
  if (result.failed > 0) say(`${output.trimEnd()}\n`);
  return result;
}

async function runCommands(root, check, serverUrl) {
  let output = "";
  for (const command of check.commands) {
    const ended = await runCommand(root, command, environment(serverUrl));
    output += ended.output;
    if (ended.code !== 0) return { code: ended.code, output };
  }
  return { code: 0, output };
}

function runCommand(root, command, env) {
  const child = startChild(process.execPath, command, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Without the settings of whoever runs the checks: a desk of theirs must stay untouched. */
function environment(serverUrl) {
  const { DATABASE_URL: _, NODE_ENV: __, KOMAINU_HOME: ___, ...env } = process.env;
  return {
    ...env,
    KOMAINU_DIST_DIR: ".next-test",
    KOMAINU_TSCONFIG: "tests/tsconfig.json",
    NEXT_TELEMETRY_DISABLED: "1",
    ...(serverUrl && { KOMAINU_TEST_DATABASE_URL: serverUrl }),
  };
}
