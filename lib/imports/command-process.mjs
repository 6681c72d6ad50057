import { join } from "node:path";

/** Where lib/cli/start/program.mjs puts the built command line: as deep as its sources, which look for the root from there. */
export const PROGRAM_FOLDER = join(".built", "cli");
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
    args: [`--max-old-space-size=${memoryMb()}`, ...programArguments(root, "komainu"), ...args],
    env: { KOMAINU_HELD_BY_DESK: "yes" },
  };
}

/**
 * What Node is told to run the command line, or the first run, once it is built.
 * @param {string} root the folder of package.json
 * @param {"komainu" | "first-run"} name
 */
export function programArguments(root, name) {
  return ["--conditions=react-server", join(root, PROGRAM_FOLDER, `${name}.js`)];
}

function memoryMb() {
  const asked = Number(process.env.KOMAINU_IMPORT_MEMORY_MB);
  return Number.isSafeInteger(asked) && asked >= 128 ? asked : MEMORY_MB_USUAL;
}
