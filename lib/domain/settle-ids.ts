import type { BatchRecord } from "./batch-records";
import type { StoredRecord } from "./compare-record";
import { areOthers, isAnotherComment, isSameVoice } from "./damaged-ids";
import { apartCommentId } from "./identity";

type Stored = ReadonlyMap<string, StoredRecord>;

/** A record under whose id the desk has what may be somebody else's, and the id that it has apart from that. */
export type Doubt = { record: BatchRecord; apartId: string };

export function doubtsOf(records: readonly BatchRecord[], stored: Stored): Doubt[] {
  return records.flatMap((record) => {
    const known = stored.get(record.id);
    const apartId = apartIdOf(record);
    const isDoubtful = known && record.sharedId === null && areOthers(known, record.comment);
    return isDoubtful && apartId !== null ? [{ record, apartId }] : [];
  });
}

/**
 * Gives each record of a damaged id the comment of the desk that it is, or an id apart. Returns the ids that turned out
 * to be damaged. `stored` has the doubted comments with their earlier bodies, and those that stand apart.
 */
export function settleIds(
  records: readonly BatchRecord[],
  doubts: readonly Doubt[],
  stored: Stored,
): Set<string> {
  const damaged = new Set<string>();
  for (const { record, apartId } of doubts) {
    const known = stored.get(record.id);
    if (!known) continue;
    const bodies = [known.body, ...known.revisions.map(({ bodyBefore }) => bodyBefore)];
    const isAnother = isAnotherComment({ ...known, bodies }, record.comment);
    if (isAnother) damaged.add(record.id);
    if (isAnother || stored.has(apartId)) record.id = apartId;
  }
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const record of records) {
    const { sharedId } = record;
    if (sharedId === null || stored.has(record.id)) continue;
    damaged.add(sharedId);
    const owner = stored.get(sharedId);
    if (!owner || !isSameVoice(owner, record.comment)) continue;
    const occupant = byId.get(sharedId);
    const apartId = occupant ? apartIdOf(occupant) : null;
    if (occupant && (apartId === null || byId.has(apartId))) continue;
    if (occupant && apartId !== null) occupant.id = apartId;
    record.id = sharedId;
  }
  return damaged;
}

function apartIdOf({ articleId, comment }: BatchRecord): string | null {
  const { id, sourceId } = comment;
  return id === undefined && sourceId ? apartCommentId(articleId, { ...comment, sourceId }) : null;
}
