import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { complain, sentence } from "./sentence";

const settings = fileURLToPath(new URL("../../.env", import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);

// Whoever reads our output may have enough (`komainu export --out - | head`): no failure, and the database is still let go.
process.stdout.on("error", () => {});
const READER_LEFT = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"];

// Each brings along what it works with; a second goes by when all are loaded.
const COMMANDS = {
  import: async () => (await import("./import-command")).addImportCommand,
  export: async () => (await import("./export-command")).addExportCommand,
  annotations: async () => (await import("./annotations-command")).addAnnotationsCommand,
  user: async () => (await import("./user-command")).addUserCommand,
  backup: async () => (await import("./backup-command")).addBackupCommand,
  restore: async () => (await import("./backup-command")).addRestoreCommand,
  db: async () => (await import("./db-command")).addDbCommand,
  work: async () => (await import("./work-command")).addWorkCommand,
};

const program = new Command("komainu")
  .usage("<command> [options]")
  .description(
    "The desk's command line. Without DATABASE_URL it works on the embedded database of KOMAINU_HOME (.komainu).",
  )
  .showHelpAfterError("(--help shows what can be written here)");
const asked = Object.entries(COMMANDS).filter(([name]) => name === process.argv[2]);
for (const [, load] of asked.length > 0 ? asked : Object.entries(COMMANDS)) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!READER_LEFT.includes(code)) complain(sentence(error));
}
