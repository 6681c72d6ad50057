import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { givenKey, signingKey } from "./signing-key.mjs";

const aHome = () => mkdtempSync(join(tmpdir(), "komainu-key-"));
const url = () => process.env.DATABASE_URL ?? "";
const keptInDatabase = () => db.setting.count({ where: { key: "nextauth_secret" } });

test("a new desk makes its key once, in a file that only its user reads, and the database never sees it", async () => {
  const home = aHome();
  const key = await signingKey(home, url(), null);
  expect(await signingKey(home, url(), null)).toBe(key);
  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(statSync(join(home, "signing-key")).mode & 0o777).toBe(0o600);
  const settings = await db.setting.findMany();
  expect(JSON.stringify(settings)).not.toContain(key);
});

test("the key of an earlier desk moves from the database into the file", async () => {
  const home = aHome();
  await db.setting.create({ data: { key: "nextauth_secret", value: "the key of long ago, kept in a row" } });
  expect(await signingKey(home, url(), null)).toBe("the key of long ago, kept in a row");
  expect(readFileSync(join(home, "signing-key"), "utf8")).toContain("long ago");
  expect(await keptInDatabase()).toBe(0);
});

test("a given key counts, and takes the row of an earlier desk out of the database too", async () => {
  await db.setting.create({ data: { key: "nextauth_secret", value: "left behind" } });
  expect(await signingKey(aHome(), url(), "given by the operator")).toBe("given by the operator");
  expect(await keptInDatabase()).toBe(0);
});

test("a database of one's own asks for a key of one's own, and says how to make one", () => {
  expect(() => givenKey({ DATABASE_URL: "postgresql://x" })).toThrow(
    /NEXTAUTH_SECRET is missing.*openssl rand/,
  );
  expect(() => givenKey({ NEXTAUTH_SECRET: "short" })).toThrow(/too short.*openssl rand/);
  expect(givenKey({ DATABASE_URL: "postgresql://x", NEXTAUTH_SECRET: "long enough to sign" })).toBe(
    "long enough to sign",
  );
  expect(givenKey({})).toBeNull();
});
