import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { ImportStep } from "./read-steps";
import type { Checkpoint, ImportRun, StepOutcome } from "./run";
import { advance, keepRefusals, writeWarnings } from "./run-rows";
import { storeBatch } from "./store-batch";
import { storePage } from "./store-page";

const NOTHING: StepOutcome = { tallies: [], warnings: [] };

/** Does one step of an import, or of its preview, and keeps how far it came. */
export async function storeStep(
  run: ImportRun,
  step: ImportStep,
  checkpoint: Checkpoint,
): Promise<StepOutcome> {
  for (const { line, message } of step.aside.refusals) {
    run.note({ kind: "refused", line, message, file: step.file.path });
  }
  if (step.kind === "page") return storePage(run, step.page, checkpoint);
  if (step.kind === "batch" && step.parts.length > 0) return storeBatch(run, step.parts, checkpoint);
  const isNothing = step.partsDone === checkpoint.partsBefore;
  if (!run.isPreview && !isNothing) await inTransaction((tx) => advance(tx, run, checkpoint));
  return NOTHING;
}

/** Names a file of the import in its report, with its form once that is known and with how it ended. */
export async function reportFile(run: ImportRun, step: ImportStep): Promise<void> {
  if (step.kind !== "opened" && step.kind !== "closed") return;
  const { number, path } = step.file;
  const format = step.kind === "opened" ? step.format : step.aside.format;
  const [bytes, failure] = step.kind === "closed" ? [step.bytes, step.failure] : [0, null];
  await db.$executeRaw`
    INSERT INTO import_file AS kept (import_id, number, path, format, bytes, failure)
    VALUES (${run.importId}::uuid, ${number}, ${path}, ${format}, ${bytes}, ${failure})
    ON CONFLICT (import_id, number) DO UPDATE
    SET format = coalesce(EXCLUDED.format, kept.format), bytes = greatest(EXCLUDED.bytes, kept.bytes),
        failure = coalesce(EXCLUDED.failure, kept.failure)`;
}

/** A preview stores no article, but what it found odd can be read, and how far it came. */
export async function reportFindings(
  run: ImportRun,
  step: ImportStep,
  outcome: StepOutcome,
  { partsDone, partsBefore }: Checkpoint,
): Promise<void> {
  const { format, refusals } = step.aside;
  const aside = step.aside.warnings.map((warning) => ({ ...warning, articleId: null, commentId: null }));
  const warnings = [...outcome.warnings, ...aside];
  const isNothing = warnings.length + refusals.length + outcome.tallies.length === 0;
  if (isNothing && partsDone === partsBefore) return;
  await inTransaction(async (tx) => {
    await writeWarnings(tx, run, warnings);
    await keepRefusals(tx, run, format, refusals);
    await countFile(tx, run, outcome);
    await tx.import.update({ where: { id: run.importId }, data: { partsDone } });
  });
}

async function countFile(
  tx: Prisma.TransactionClient,
  run: ImportRun,
  { tallies }: StepOutcome,
): Promise<void> {
  const sum = (count: "found" | "added" | "changed" | "gone") =>
    tallies.reduce((total, tally) => total + tally[count], 0);
  await tx.importFile.updateMany({
    where: { importId: run.importId, number: run.fileNumber },
    data: {
      found: { increment: sum("found") },
      added: { increment: sum("added") },
      changed: { increment: sum("changed") },
      gone: { increment: sum("gone") },
    },
  });
}
