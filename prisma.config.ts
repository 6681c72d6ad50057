import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The native engine is not on npm. Windows runs no script as a program; there only `generate` works, which calls none.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??=
  process.platform === "win32"
    ? "C:\\Windows\\System32\\whoami.exe"
    : fileURLToPath(new URL("prisma/schema-engine.mjs", import.meta.url));

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unset" },
});
