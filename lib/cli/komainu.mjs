// `npm run -s komainu -- …`: makes sure that there is something to run, then hands over to komainu.ts.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateClient, install, isClientGenerated, isInstalled } from "./start/installation.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

try {
  if (!isInstalled(root)) {
    process.stderr.write("Installing the locked dependencies (npm ci); this takes half a minute or so\n");
    await install(root);
  }
  if (!isClientGenerated(root)) await generateClient(root);
} catch (error) {
  process.stderr.write(`komainu: ${error.message}\n`);
  process.exit(1);
}

// The command tsx would start one more process around the program.
const tsx = pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href;
const program = join(root, "lib", "cli", "komainu.ts");
// npm runs us in the folder of package.json; paths mean the folder that the person stands in.
const cwd = process.env.npm_lifecycle_event === "komainu" ? process.env.INIT_CWD : process.cwd();
const child = spawn(
  process.execPath,
  ["--conditions=react-server", "--import", tsx, program, ...process.argv.slice(2)],
  {
    cwd,
    stdio: "inherit",
    env: { LOG_LEVEL: "error", ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
  },
);
// Ctrl-C reaches the command by itself; we only wait for what it makes of it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => process.exit(code ?? 1));
