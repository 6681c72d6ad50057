// `npm run -s komainu -- …`: makes sure that there is something to run, then hands over to the command line.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { programArguments } from "../imports/command-process.mjs";
import { generateClient, install, isClientGenerated, isInstalled } from "./start/installation.mjs";
import { ensureProgram } from "./start/program.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

try {
  if (!isInstalled(root)) {
    process.stderr.write("Installing the locked dependencies (npm ci); this takes half a minute or so\n");
    await install(root);
  }
  if (!isClientGenerated(root)) await generateClient(root);
  await ensureProgram(root);
} catch (error) {
  process.stderr.write(`komainu: ${error.message}\n`);
  process.exit(1);
}

// npm runs us in the folder of package.json; paths mean the folder that the person stands in.
const cwd = process.env.npm_lifecycle_event === "komainu" ? process.env.INIT_CWD : process.cwd();
const args = [...programArguments(root, "komainu"), ...process.argv.slice(2)];
const child = spawn(process.execPath, args, {
  cwd,
  stdio: "inherit",
  env: { LOG_LEVEL: "error", ...process.env },
});
// Ctrl-C reaches the command by itself; we only wait for what it makes of it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(code ?? 1));
