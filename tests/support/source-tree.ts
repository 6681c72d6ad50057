import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** Path from the root, with `/`, to text. */
export type SourceTree = Map<string, string>;

// Made by tools or bought in, as .gitignore says; without git there is no better list.
const NOT_OURS =
  /^(node_modules|\.git|\.next[^/]*|\.komainu|\.built|test-results|playwright-report|lib\/db\/generated)$/;
const NOT_SHIPPED = /\.tsbuildinfo$|^next-env\.d\.ts$|^\.env/;
const BINARY = /\.(png|jpg|ico|woff2?|gz)$/;

/** Every file of the project that somebody wrote. */
export function readTree(root: string): SourceTree {
  return new Map(
    filesBelow(root, root)
      .filter((path) => !BINARY.test(path) && !NOT_SHIPPED.test(path))
      .map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = relative(root, join(folder, entry.name)).split(sep).join("/");
    if (NOT_OURS.test(path)) return [];
    if (entry.isDirectory()) return filesBelow(root, join(folder, entry.name));
    return entry.isFile() ? [path] : [];
  });
}
