import type { MergedComment } from "./merged-comment";

const BY_SOURCE = "source";
const BY_MODERATOR = "moderator";

/**
 * Hangs the comments of a page on what their source says they answer. What an earlier copy said stays known when a
 * later one does not say it, and a moderator's correction stands before both. What the words suggest is worked out
 * after the import (lib/context/link-step.ts).
 */
export function tellParents(merged: readonly MergedComment[]): MergedComment[] {
  const idOf = new Map(
    merged.flatMap(({ comment: { sourceId, id } }) => (sourceId === null ? [] : [[sourceId, id]])),
  );
  return merged.map((one) => {
    const { comment, page } = one;
    const told = page?.parentSourceId == null ? undefined : idOf.get(page.parentSourceId);
    if (told === undefined || told === comment.id || comment.replyEvidence === BY_MODERATOR) return one;
    return { ...one, comment: { ...comment, parentId: told, replyEvidence: BY_SOURCE } };
  });
}
