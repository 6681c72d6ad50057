import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const APP = "app";
/** Where the words of addresses are read. */
const READERS = /(?:query|schema|route|page)\.tsx?$/;
const WORDS = [
  /(\w+): parseAs/g,
  /\.get(?:All)?\("(\w+)"\)/g,
  /^\s{2}(\w+): (?:z\.|format|fileName)/gm,
  /const \{ ([\w, ]+) \} = (?:await )?searchParams/g,
];

/** Every address of the desk as its folders spell it, such as `/api/comments/[id]/near`. */
export function findRoutes(): string[] {
  return filesBelow(APP)
    .filter((file) => /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(file))
    .map((file) => {
      const folders = file.split("/").slice(0, -1);
      return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join("/")}`;
    })
    .sort();
}

/** Every word that some address may carry. */
export function findWords(): string[] {
  const found = ["lib", APP].flatMap((folder) =>
    filesBelow(folder)
      .filter((file) => READERS.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(folder, file), "utf8");
        return WORDS.flatMap((pattern) =>
          [...text.matchAll(pattern)].flatMap(([, word = ""]) => word.split(", ")),
        );
      }),
  );
  return [...new Set([...found, "_rsc", "callbackUrl", "error"])].sort();
}

/** The names by which browsers call the desk's actions, from what the build wrote down. */
export function findActions(): string[] {
  const manifest = join(process.env.KOMAINU_DIST_DIR ?? ".next", "server", "server-reference-manifest.json");
  return Object.keys(JSON.parse(readFileSync(manifest, "utf8")).node).sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
}
