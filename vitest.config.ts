import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

// A zone that no developer and no newsroom lives in, 12 h 45 min off: a test that leans on local time fails here.
process.env.TZ = "Pacific/Chatham";

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// They need no database, but processes or fuzz, and more time than `npm run verify` has.
const SLOW = ["bench/**/*.test.ts", "lib/cli/import-command.test.ts"];
const exclude = [...configDefaults.exclude, "**/.next*/**", ".komainu/**", "tests/journeys/**"];

export default defineConfig({
  resolve: {
    alias: {
      "@": fromRoot("."),
      // It throws outside Next; what it guards is checked by the boundary rules.
      "server-only": fromRoot("tests/support/server-only.ts"),
    },
  },
  test: {
    // Against tests that hang: a busy machine may need ten times as long as an idle one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // Pure rules share nothing that a file could leave behind; loading them anew for each file took half the time.
          isolate: false,
          env: { LOG_LEVEL: "silent" },
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts", ...SLOW],
          globalSetup: ["tests/support/temporary-folder.ts"],
          setupFiles: ["tests/support/quiet-console.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          // A file leaves neither its client nor its modules to the next (see database.ts), but a warm engine: half the time.
          isolate: false,
          include: ["**/*.db.test.ts", ...SLOW],
          exclude,
          globalSetup: ["tests/support/temporary-folder.ts", "tests/support/database-template.ts"],
          setupFiles: ["tests/support/quiet-console.ts", "tests/support/database-setup.ts"],
        },
      },
    ],
  },
});
