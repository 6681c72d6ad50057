import { expect, test } from "vitest";
import { parcelsOf } from "./parcels";

const aFile = (name: string) => ({ file: new File(["text"], "any", { lastModified: 5 }), name });

test("each chosen file is an import of its own, and a folder is one with all its files", () => {
  const parcels = parcelsOf([
    aFile("a.txt"),
    aFile("may/1.txt"),
    aFile("may/deep/2.txt"),
    aFile("b.txt"),
    aFile("may"),
    aFile("alone/3.txt"),
  ]);
  expect(parcels.map(({ name, savedAtMs }) => [name, savedAtMs])).toEqual([
    ["a.txt", 5],
    ["may (2 files)", null],
    ["b.txt", 5],
    ["may", 5],
    ["alone/3.txt", 5],
  ]);
});
