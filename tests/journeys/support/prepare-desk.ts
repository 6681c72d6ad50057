import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { firstRun } from "@/lib/cli/start/desk.mjs";
import { ensureProgram } from "@/lib/cli/start/program.mjs";
import { prepareSchema } from "@/lib/db/desk-schema.mjs";
import { deskUrl, onServer, startTestServer, withDatabase } from "@/tests/support/test-server.mjs";
import { COLLEAGUE, PEOPLE } from "./people";

/** Runs once before the journeys: a desk with its people and the sample pages, copied for each journey. */
export default async function prepareDesk(): Promise<() => Promise<void>> {
  await ensureProgram(process.cwd());
  const server = await startTestServer();
  const template = `komainu_journeys_${randomUUID()}`;
  const ownerUrl = withDatabase(server.url, template);
  await onServer(server.url, `CREATE DATABASE "${template}"`);
  const url = await deskUrl(ownerUrl);
  await prepareSchema({ url, ownerUrl });
  const home = mkdtempSync(join(tmpdir(), "komainu-journeys-"));
  process.env.KOMAINU_ADMIN_EMAIL = PEOPLE.admin.email;
  process.env.KOMAINU_ADMIN_PASSWORD = PEOPLE.admin.password;
  await firstRun({ root: process.cwd(), home, url });
  await addPeople(url);
  process.env.KOMAINU_JOURNEYS_SERVER = server.url;
  process.env.KOMAINU_JOURNEYS_TEMPLATE = template;
  return async () => {
    await onServer(server.url, `DROP DATABASE IF EXISTS "${template}" WITH (FORCE)`);
    await server.stop();
    rmSync(home, { recursive: true });
  };
}

async function addPeople(url: string): Promise<void> {
  const people = [
    { ...PEOPLE.viewer, role: "viewer" },
    { ...PEOPLE.moderator, role: "moderator" },
    { ...COLLEAGUE, role: "moderator" },
  ];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const { email, name, role, password } of people) {
      await client.query(
        "INSERT INTO moderator (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)",
        [randomUUID(), email, name, role, await hash(password)],
      );
    }
  } finally {
    await client.end();
  }
}
