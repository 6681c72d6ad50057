import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { addAnnotationsCommand } from "./annotations-command";
import { addBackupCommands } from "./backup-command";
import { addDbCommand } from "./db-command";
import { addExportCommand } from "./export-command";
import { addImportCommand } from "./import-command";
import { complain, sentence } from "./sentence";
import { addUserCommand } from "./user-command";
import { addWorkCommand } from "./work-command";

const settings = fileURLToPath(new URL("../../.env", import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);

// Whoever reads our output may have enough (`komainu export --out - | head`): no failure, and the database is still let go.
process.stdout.on("error", () => {});
const READER_LEFT = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED"];

const program = new Command("komainu")
  .usage("<command> [options]")
  .description(
    "The desk's command line. Without DATABASE_URL it works on the embedded database of KOMAINU_HOME (.komainu).",
  )
  .showHelpAfterError("(--help shows what can be written here)");
for (const addCommand of [
  addImportCommand,
  addExportCommand,
  addAnnotationsCommand,
  addUserCommand,
  addBackupCommands,
  addDbCommand,
  addWorkCommand,
])
  addCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!READER_LEFT.includes(code)) complain(sentence(error));
}
