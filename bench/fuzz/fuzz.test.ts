import { expect, test } from "vitest";
import { openDocument } from "@/lib/formats/open-document";
import { readCorpus } from "./corpus";
import { fuzz } from "./fuzz";

test("mutated documents of every form are read or refused, in time and in little memory", async () => {
  const result = await fuzz(1, 150);
  expect(result.failures).toEqual([]);
  expect(result.read + result.refused).toBe(150);
}, 120_000);

test("every document of the corpus is read as the form that its name says", async () => {
  const found: string[][] = [];
  for (const { name, bytes } of readCorpus()) {
    const { format } = await openDocument({ fileName: name, bytes: whole(bytes) });
    found.push([name, format]);
  }
  const said = found.map(([name = ""]) => [name, name.split(".")[0]]);
  expect(found).toEqual(said);
});

async function* whole(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
