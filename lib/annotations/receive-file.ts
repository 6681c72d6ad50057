import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { fileItems } from "./file-items";
import { type ImportedAnnotations, type Importing, importBatch, refuse } from "./import-batch";
import { type ReadAnnotation, type ReadReply, readWebAnnotation } from "./read-web-annotation";

const BATCH_ITEMS = 200;
const ITEMS_MAX = 1_000_000;
const LIMITS = { timeout: 120_000, maxWait: 30_000 };

/**
 * Brings the Web Annotations of a JSON-LD file into the desk, a few hundred at a time, each once however often it
 * comes. What others wrote elsewhere stands under `as`, else under whoever brings it, with its author's name.
 */
export async function importAnnotations(
  actor: Actor,
  bytes: AsyncIterable<Uint8Array>,
  as: string | null = actor.moderatorId,
): Promise<ImportedAnnotations> {
  assertCan(actor, "comment:annotate");
  if (as === null) {
    throw new AppError("invalid", "Say in whose name: --as and the e-mail of somebody with an account here.");
  }
  const outcome: ImportedAnnotations = { added: 0, known: 0, lost: 0, unmarking: 0, refused: new Map() };
  const by = { moderatorId: as, name: actor.name, isAdmin: actor.role === "admin" };
  const run = { by, now: new Date().toISOString(), outcome };
  try {
    await storeAll(run, bytes);
  } catch (error) {
    // What came before is kept, each once: the file can be brought again.
    if (!(error instanceof AppError) || outcome.added === 0) throw error;
    throw new AppError(
      error.code,
      `${error.message} What stood before that is kept: ${importSentence(outcome)}`,
    );
  } finally {
    const { refused, ...figures } = outcome;
    const detail = { ...figures, refused: Object.fromEntries(refused) };
    await recordAudit(db, actor, { action: "annotations.import", subject: as, detail });
  }
  return outcome;
}

async function storeAll(run: Importing, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  let batch: (ReadAnnotation | ReadReply)[] = [];
  let count = 0;
  for await (const value of fileItems(bytes)) {
    count += 1;
    if (count > ITEMS_MAX)
      throw new AppError("too_large", "The file has more than a million annotations. Split it.");
    const items = readWebAnnotation(value);
    if (typeof items === "string") refuse(run, items);
    else batch.push(...items);
    if (batch.length < BATCH_ITEMS) continue;
    await store(run, batch);
    batch = [];
  }
  await store(run, batch);
}

async function store(run: Importing, batch: readonly (ReadAnnotation | ReadReply)[]): Promise<void> {
  if (batch.length === 0) return;
  const before = { ...run.outcome, refused: new Map(run.outcome.refused) };
  await inTransaction(async (tx) => {
    // Run again after a deadlock, it counts again.
    Object.assign(run.outcome, before, { refused: new Map(before.refused) });
    await importBatch(tx, run, batch);
  }, LIMITS);
}

/** What became of a file, in words. */
export function importSentence({ added, known, lost, unmarking, refused }: ImportedAnnotations): string {
  const parts = [`${added} added`];
  if (known > 0) parts.push(`${known} already here`);
  if (lost > 0) parts.push(`${lost} of the added no longer find their passage`);
  const reasons = [...refused].map(([reason, times]) => `${times} refused: each ${reason}`);
  const told = `${[parts.join(", "), ...reasons].join("; ")}.`;
  if (unmarking === 0) return told;
  const those =
    unmarking === 1 ? "One of the added is a flag or a tag" : `${unmarking} of the added are flags or tags`;
  return `${told} ${those} on passages: a file flags and tags no comment as a whole. Do that yourself where you agree.`;
}
