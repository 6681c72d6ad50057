import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingOptionalPackages } from "./fix-lock.mjs";

test("the lock file names every optional package, so that npm ci takes it on any system (npm run fix-lock)", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(missingOptionalPackages(lock)).toEqual([]);
});

test("an optional package that nothing in the lock provides is found", () => {
  const packages = {
    "node_modules/next": { optionalDependencies: { "@next/swc-here": "1.0.0", "@next/swc-gone": "1.0.0" } },
    "node_modules/@next/swc-here": {},
  };
  expect(missingOptionalPackages({ packages })).toEqual([
    { parent: "node_modules/next", name: "@next/swc-gone", range: "1.0.0", dev: false },
  ]);
});
