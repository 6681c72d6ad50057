import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceHash } from "./build.mjs";

const FILES = {
  "app/page.tsx": "page",
  "lib/db/generated/client.ts": "generated",
  "lib/domain/votes.ts": "rule",
  "lib/domain/votes.test.ts": "test",
  "tsconfig.json": '{"compilerOptions":{"strict":true},"include":["a"]}',
};

function hashWith(change: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "komainu-sources-"));
  for (const [name, content] of Object.entries({ ...FILES, ...change })) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return sourceHash(root);
}

test("the same sources in another folder need no other build", () => {
  expect(hashWith({})).toBe(hashWith({}));
});

test.each<Record<string, string>>([
  { "app/page.tsx": "changed" },
  { "lib/domain/new.ts": "new" },
  { "tsconfig.json": '{"compilerOptions":{"strict":false},"include":["a"]}' },
])("a changed source needs a build: %o", (change) => {
  expect(hashWith(change)).not.toBe(hashWith({}));
});

test.each<Record<string, string>>([
  { "lib/domain/votes.test.ts": "changed" },
  { "lib/db/generated/client.ts": "changed" },
  { "tsconfig.json": '{"compilerOptions":{"strict":true},"include":["a","b"]}' },
])("what is not built into the desk needs none: %o", (change) => {
  expect(hashWith(change)).toBe(hashWith({}));
});
