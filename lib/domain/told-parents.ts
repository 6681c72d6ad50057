import { sourceCommentId } from "./identity";
import type { MergedComment } from "./merged-comment";

const BY_SOURCE = "source";
const BY_MODERATOR = "moderator";

/**
 * Hangs the comments of a page on what their source says they answer. What an earlier copy said stays known when a
 * later one does not say it, and a moderator's correction stands before both. What the words suggest is worked out
 * after the import (lib/context/link-step.ts). One that another part of the thread has is named before it comes.
 */
export function tellParents(
  merged: readonly MergedComment[],
  /** The article, where its comments are known by their source's ids. */
  articleId: string | null = null,
): MergedComment[] {
  const idOf = new Map<string, string>();
  const shared = sharedIds(merged);
  const inDoubt = new Set<string>();
  for (const { comment } of merged) {
    if (comment.sourceId === null) continue;
    if (shared.has(comment.sourceId)) inDoubt.add(comment.id);
    else idOf.set(comment.sourceId, comment.id);
  }
  return merged.map((one) => {
    const { comment, page } = one;
    const isOpen = comment.replyEvidence === BY_SOURCE && inDoubt.has(comment.parentId ?? "");
    if (isOpen) return { ...one, comment: { ...comment, parentId: null, replyEvidence: null } };
    const parent = page?.parentSourceId ?? null;
    if (parent === null) return one;
    const isToCome = articleId !== null && !shared.has(parent) && comment.replyEvidence !== BY_SOURCE;
    const told = idOf.get(parent) ?? (isToCome ? sourceCommentId(articleId, parent) : undefined);
    if (told === undefined || told === comment.id || comment.replyEvidence === BY_MODERATOR) return one;
    return { ...one, comment: { ...comment, parentId: told, replyEvidence: BY_SOURCE } };
  });
}

/** The ids of the source under which the thread has several comments: an answer by one of them is left open. */
export function sharedIds(merged: readonly MergedComment[]): Set<string> {
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const { comment } of merged) {
    if (comment.sourceId === null) continue;
    if (met.has(comment.sourceId)) shared.add(comment.sourceId);
    met.add(comment.sourceId);
  }
  return shared;
}
