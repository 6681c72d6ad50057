import type { Command } from "commander";
import { systemActor } from "@/lib/auth/system-actor";
import type { BackupProgress } from "@/lib/backup/backup";
import { formatCount, formatInteger } from "@/lib/format";
import { print } from "./print";
import { statusLine } from "./progress-line";
import { withDatabase } from "./with-database";
import { writeWhole } from "./write-whole";

/** `komainu backup` */
export function addBackupCommand(program: Command): void {
  program
    .command("backup")
    .description("write the whole desk into one file, as of one moment, while people work")
    .argument("<file>", "where to; it is written beside its place and moved there when whole")
    .action(runBackup);
}

/** `komainu restore` */
export function addRestoreCommand(program: Command): void {
  program
    .command("restore")
    .description("put the desk of a backup into an empty desk")
    .argument("<file>", "a file of komainu backup")
    .action(runRestore);
}

const words = ({ table, rows }: BackupProgress) =>
  table === "indexes" ? "building indexes" : `${table}, ${formatInteger(rows)} rows`;

async function runBackup(file: string): Promise<void> {
  const line = statusLine();
  await withDatabase(async () => {
    const { backUp } = await import("@/lib/backup/backup");
    await writeWhole(
      file,
      backUp(systemActor(), (progress) => line.show(words(progress))),
    );
  }).finally(line.clear);
  await print(
    `The desk is in ${file}. It holds people and what they did: keep it where only you can read it.`,
  );
}

async function runRestore(file: string): Promise<void> {
  const line = statusLine();
  const { takenAt, rows } = await withDatabase(async ({ ownerUrl }) => {
    const { restoreDesk } = await import("@/lib/backup/restore");
    return restoreDesk(systemActor(), file, ownerUrl, (progress) => line.show(words(progress)));
  }).finally(line.clear);
  const held = [formatCount(rows.comment ?? 0, "comment"), formatCount(rows.decision ?? 0, "decision")];
  await print(`Restored the desk of ${takenAt}: ${held.join(", ")}. Everybody signs in again.`);
}
