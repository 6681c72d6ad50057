import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Refusal } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import type { ArticleTally, Checkpoint, ImportRun, StoredWarning } from "./run";
import { withoutAddresses } from "./without-addresses";

type Tx = Prisma.TransactionClient;

/**
 * Keeps how far the import has come, and what the source held beside the parts of this step, in the transaction that
 * stores what it came to. Also its sign of life. Throws where somebody else has gone on with the import.
 */
export async function advance(tx: Tx, run: ImportRun, checkpoint: Checkpoint): Promise<void> {
  const { aside } = checkpoint;
  if (aside) {
    const nowhere = { articleId: null, commentId: null };
    await writeWarnings(
      tx,
      run,
      aside.warnings.map((warning) => ({ ...warning, ...nowhere })),
    );
    await keepRefusals(tx, run, aside.format, aside.refusals);
  }
  const advanced = await tx.$executeRaw`
    UPDATE import
    SET parts_done = ${checkpoint.partsDone}, bytes_done = ${checkpoint.bytesDone},
        comments_done = ${checkpoint.commentsDone}, heartbeat_at = now()
    WHERE id = ${run.importId}::uuid
      AND (${checkpoint.partsBefore ?? null}::bigint IS NULL OR parts_done = ${checkpoint.partsBefore ?? null}::bigint)`;
  if (advanced === 0)
    throw new AppError("conflict", `${run.fileName}: another process goes on with this import.`);
}

/** Adds what a step did to the report: by article, and to the file's line. */
export async function countArticles(tx: Tx, run: ImportRun, tallies: readonly ArticleTally[]): Promise<void> {
  const column = (count: keyof ArticleTally) => tallies.map((tally) => tally[count]);
  await tx.$executeRaw`
    INSERT INTO import_article AS kept (import_id, article_id, file_number, found, declared, added, changed, unchanged,
                                        votes_changed, edited, gone, returned, is_new)
    SELECT ${run.importId}::uuid, id, ${run.fileNumber}::int, found, declared, added, changed, unchanged, votes_changed,
           edited, gone, returned, is_new
    FROM unnest(${column("articleId")}::uuid[], ${column("found")}::int[], ${column("declared")}::int[],
                ${column("added")}::int[], ${column("changed")}::int[], ${column("unchanged")}::int[],
                ${column("votesChanged")}::int[], ${column("edited")}::int[], ${column("gone")}::int[],
                ${column("returned")}::int[], ${column("isNew")}::bool[])
      AS given (id, found, declared, added, changed, unchanged, votes_changed, edited, gone, returned, is_new)
    ON CONFLICT (import_id, article_id) DO UPDATE
    SET found = kept.found + EXCLUDED.found, declared = coalesce(EXCLUDED.declared, kept.declared),
        added = kept.added + EXCLUDED.added, changed = kept.changed + EXCLUDED.changed,
        unchanged = kept.unchanged + EXCLUDED.unchanged, votes_changed = kept.votes_changed + EXCLUDED.votes_changed,
        edited = kept.edited + EXCLUDED.edited, gone = kept.gone + EXCLUDED.gone,
        returned = kept.returned + EXCLUDED.returned, is_new = kept.is_new OR EXCLUDED.is_new`;
  const sum = (count: "found" | "added" | "changed" | "gone") =>
    tallies.reduce((total, tally) => total + tally[count], 0);
  await tx.$executeRaw`
    UPDATE import_file
    SET found = found + ${sum("found")}::int, added = added + ${sum("added")}::int,
        changed = changed + ${sum("changed")}::int, gone = gone + ${sum("gone")}::int
    WHERE import_id = ${run.importId}::uuid AND number = ${run.fileNumber}`;
}

/** Adds warnings to the report, numbered on. */
export async function writeWarnings(
  tx: Tx,
  run: Pick<ImportRun, "importId" | "fileNumber">,
  warnings: readonly StoredWarning[],
): Promise<void> {
  if (warnings.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_warning (import_id, number, file_number, article_id, code, message, line, position)
    SELECT ${run.importId}::uuid, kept.last + number, ${run.fileNumber}::int, article_id, code, message,
           line, position
    FROM unnest(${warnings.map((warning) => warning.articleId)}::uuid[], ${warnings.map((warning) => warning.code)}::text[],
                ${warnings.map((warning) => warning.message)}::text[], ${warnings.map((warning) => warning.line)}::int[],
                ${warnings.map((warning) => warning.position)}::int[])
      WITH ORDINALITY AS given (article_id, code, message, line, position, number),
      (SELECT coalesce(max(number), 0) AS last FROM import_warning WHERE import_id = ${run.importId}::uuid) AS kept`;
}

/** Keeps records that could not be read, numbered on; without addresses of people unless the import keeps those. */
export async function keepRefusals(
  tx: Tx,
  run: ImportRun,
  format: string | null,
  refusals: readonly Refusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const kept = (text: string) => (run.keepPersonal ? text : withoutAddresses(text));
  await tx.$executeRaw`
    INSERT INTO import_refusal (import_id, number, file_number, line, message, raw, format)
    SELECT ${run.importId}::uuid, kept.last + number, ${run.fileNumber}::int, line, message, raw, ${format}
    FROM unnest(${refusals.map((refusal) => refusal.line)}::int[], ${refusals.map(({ message }) => kept(message))}::text[],
                ${refusals.map(({ raw }) => kept(raw))}::text[])
      WITH ORDINALITY AS given (line, message, raw, number),
      (SELECT coalesce(max(number), 0) AS last FROM import_refusal WHERE import_id = ${run.importId}::uuid) AS kept`;
  await tx.$executeRaw`
    UPDATE import_file SET refused = refused + ${refusals.length}::int
    WHERE import_id = ${run.importId}::uuid AND number = ${run.fileNumber}`;
}
