import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { migrate } from "@/lib/db/migrate.mjs";
import { onServer, withDatabase } from "./support/test-server.mjs";

const run = promisify(execFile);

/** Prisma's own command line, on the stand-in schema engine. `code` 2 of a diff: there is a difference. */
async function prisma(
  databaseUrl: string | undefined,
  ...args: string[]
): Promise<{ code: number; text: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: "1" };
  const command = ["node_modules/prisma/build/index.js", ...args];
  return run(process.execPath, command, { env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code, text: stdout + stderr }),
  );
}

const diffTo = (schema: string) =>
  prisma(
    process.env.DATABASE_URL,
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    schema,
    "--exit-code",
  );

test("schema.prisma says what the migrations made", async () => {
  expect(await diffTo("prisma/schema.prisma")).toEqual({
    code: 0,
    text: expect.stringContaining("No difference detected."),
  });
});

test("a column that only schema.prisma has is noticed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "komainu-drift-"));
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  writeFileSync(
    join(folder, "schema.prisma"),
    schema.replace("model Setting {", "model Setting {\n  hue Int?"),
  );
  const { code, text } = await diffTo(join(folder, "schema.prisma"));
  rmSync(folder, { recursive: true });
  expect(code).toBe(2);
  expect(text).toMatch(/Added column `hue`/);
});

test("Prisma's own tool agrees that our applier has applied everything", async () => {
  const { code, text } = await prisma(process.env.DATABASE_URL, "migrate", "status");
  expect(text).toMatch(/Database schema is up to date/);
  expect(code).toBe(0);
});

test("where Prisma's own tool has migrated, our applier finds nothing left to do", async () => {
  const serverUrl = inject("serverUrl");
  const name = `komainu_test_${randomUUID()}`;
  const url = withDatabase(serverUrl, name);
  const { text } = await prisma(url, "migrate", "deploy");
  const left = await migrate(url);
  await onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  expect(text).toMatch(/All migrations have been successfully applied/);
  expect(left).toBe(0);
});
