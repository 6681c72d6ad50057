import { randomUUID } from "node:crypto";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate.mjs";
import { onServer, startTestServer, withDatabase } from "./test-server.mjs";

/** Runs once before the database tests: a server, and a migrated template on it. */
export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const templateName = `komainu_template_${randomUUID()}`;
  await onServer(server.url, `CREATE DATABASE "${templateName}"`);
  await migrate(withDatabase(server.url, templateName));
  project.provide("serverUrl", server.url);
  project.provide("templateName", templateName);
  return async () => {
    await onServer(server.url, `DROP DATABASE IF EXISTS "${templateName}" WITH (FORCE)`);
    await server.stop();
  };
}
