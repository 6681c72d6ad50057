import { join } from "node:path";
import { pathToFileURL } from "node:url";

const MEMORY_MB_USUAL = 512;

/**
 * What Node is told to run a command of this desk in a process of its own, with a heap of its own, that ends with the
 * process that started it.
 * @param {string} root the folder of package.json
 * @param {readonly string[]} args
 * @returns {{ args: string[], env: Record<string, string> }} `env` is to be added to the environment
 */
export function commandProcess(root, args) {
  return {
    args: [
      `--max-old-space-size=${memoryMb()}`,
      "--conditions=react-server",
      "--import",
      pathToFileURL(join(root, "node_modules", "tsx", "dist", "loader.mjs")).href,
      join(root, "lib", "cli", "komainu.ts"),
      ...args,
    ],
    env: { KOMAINU_HELD_BY_DESK: "yes", TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
  };
}

function memoryMb() {
  const asked = Number(process.env.KOMAINU_IMPORT_MEMORY_MB);
  return Number.isSafeInteger(asked) && asked >= 128 ? asked : MEMORY_MB_USUAL;
}
