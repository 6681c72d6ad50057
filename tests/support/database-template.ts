import { randomUUID } from "node:crypto";
import type { TestProject } from "vitest/node";
import { ensureProgram } from "@/lib/cli/start/program.mjs";
import { prepareSchema } from "@/lib/db/desk-schema.mjs";
import { deskUrl, onServer, startTestServer, withDatabase } from "./test-server.mjs";

/** Runs once before the database tests: the command line, a server, and a migrated template on it. */
export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  await ensureProgram(process.cwd());
  const server = await startTestServer();
  const templateName = `komainu_template_${randomUUID()}`;
  await onServer(server.url, `CREATE DATABASE "${templateName}"`);
  const ownerUrl = withDatabase(server.url, templateName);
  await prepareSchema({ url: await deskUrl(ownerUrl), ownerUrl });
  project.provide("serverUrl", server.url);
  project.provide("templateName", templateName);
  return async () => {
    await onServer(server.url, `DROP DATABASE IF EXISTS "${templateName}" WITH (FORCE)`);
    await server.stop();
  };
}
