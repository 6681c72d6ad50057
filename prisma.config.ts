import { defineConfig } from "prisma/config";

// Generating the client needs no schema engine; only the native one is looked for, and it cannot be had from npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.platform === "win32" ? "C:\\Windows\\System32\\whoami.exe" : "/bin/true";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unset" },
});
