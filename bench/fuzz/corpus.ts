import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Sample = { name: string; bytes: Buffer };

const FOLDER = "tests/corpus";

/** One honest document of every form, named by its form. */
export function readCorpus(): [Sample, ...Sample[]] {
  const samples = readdirSync(FOLDER)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(FOLDER, name)) }));
  const [first, ...others] = samples;
  if (!first) throw new Error("tests/corpus holds no document");
  return [first, ...others];
}
