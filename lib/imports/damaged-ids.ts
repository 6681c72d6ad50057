import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { BatchRecord } from "@/lib/domain/batch-records";
import type { StoredRecord } from "@/lib/domain/compare-record";
import { doubtsOf, settleIds } from "@/lib/domain/settle-ids";
import { readLedgers } from "./batch-ledgers";
import { readComments } from "./batch-rows";

type Tx = Prisma.TransactionClient;

/** An answer by an id that several comments share is left open. */
export async function leaveOpen(tx: Tx, records: readonly BatchRecord[]): Promise<void> {
  const parents = new Set(records.flatMap(({ parentId }) => parentId ?? []));
  if (parents.size === 0) return;
  const rows = await tx.$queryRaw<{ commentId: string }[]>`
    SELECT comment_id AS "commentId" FROM damaged_id WHERE comment_id = ANY(${[...parents]}::uuid[])`;
  const damaged = new Set(rows.map(({ commentId }) => commentId));
  for (const record of records) {
    if (record.parentId !== null && damaged.has(record.parentId)) record.parentId = null;
  }
}

/** Tells apart what shares an id: changes the ids of `records`, and adds to `comments` what the desk has of them. */
export async function settleRecords(
  tx: Tx,
  records: readonly BatchRecord[],
  comments: Map<string, StoredRecord>,
): Promise<Set<string>> {
  const doubts = doubtsOf(records, comments);
  const doubted = doubts.flatMap(({ record }) => comments.get(record.id) ?? []);
  await readLedgers(tx, doubted);
  const apart = await readComments(
    tx,
    doubts.map(({ apartId }) => apartId),
  );
  for (const [id, comment] of apart) comments.set(id, comment);
  return settleIds(records, doubts, comments);
}

/** Keeps ids as damaged, so that answers by them stay open. */
export async function keepDamaged(tx: Tx, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  await tx.damagedId.createMany({ data: [...ids].map((commentId) => ({ commentId })), skipDuplicates: true });
}

/** Opens the answers that came before their parent's id was known to be damaged. For the end of an import. */
export async function openAnswers(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE comment c SET parent_id = NULL, reply_evidence = NULL
    FROM import_article i
    WHERE i.import_id = ${importId}::uuid AND c.article_id = i.article_id AND c.reply_evidence = 'source'
      AND c.parent_id IN (SELECT comment_id FROM damaged_id)
      AND EXISTS (SELECT FROM import_warning w WHERE w.import_id = ${importId}::uuid AND w.code = 'damaged_id')`;
}
