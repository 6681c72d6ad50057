import { apartCommentId, bodyKey, commentId, sourceCommentId } from "./identity";
import { matchComments } from "./match-comments";
import { meetComment, missComment, newComment } from "./merge-comment";
import { inReadingOrder, type OrderOf } from "./merge-order";
import type { MergedComment, PageCopy, StoredComment } from "./merged-comment";
import type { VoteLine } from "./observe-votes";
import type { ParsedComment } from "./parsed-article";

/** The article as the desk knew it before this copy. Times are ISO 8601 in UTC. */
export type MergedArticle = { id: string; observedAt: string | null; completeAt: string | null };

/**
 * The comments of an article after one more copy of its page: all that the desk has and all that the page has, in
 * reading order. `stored` is in the order of the desk; `ledgers` holds the votes of those whose numbers were seen at
 * the time of this copy or later.
 */
export function mergeComments(
  article: MergedArticle,
  stored: readonly StoredComment[],
  ledgers: ReadonlyMap<string, readonly VoteLine[]>,
  copy: PageCopy,
): MergedComment[] {
  const page = [...copy.comments].sort((a, b) => a.position - b.position);
  const known = stored.map((comment) => ({
    ...comment,
    formerBodies: comment.revisions.map(({ bodyBefore }) => bodyBefore),
  }));
  const matches = matchComments(known, page, { hasNeighbours: !copy.isMemberPage });
  const isNewestWhole = copy.isComplete && copy.observedAt >= (article.completeAt ?? "");
  const completeAt = isNewestWhole ? copy.observedAt : article.completeAt;
  const ids = idsOfNew(article.id, stored, copy);
  const met = page.map((comment, index) => {
    const before = stored[matches[index] ?? -1];
    return before
      ? meetComment(before, comment, copy, completeAt, ledgers.get(before.id) ?? [])
      : newComment(ids(comment), comment, copy, completeAt);
  });
  const taken = new Set(matches);
  const missing = stored.flatMap((comment, index) =>
    taken.has(index) ? [] : [missComment(comment, copy, completeAt)],
  );
  const isOlder = copy.observedAt < (article.observedAt ?? "");
  const hasAll = missing.length === 0 && !(isOlder && article.completeAt !== null);
  const order = isNewestWhole || (hasAll && !copy.isMemberPage) ? "page" : orderOfPart(copy, isOlder);
  return inReadingOrder([...met, ...missing], order).map((merged, index) => ({
    ...merged,
    comment: { ...merged.comment, position: index + 1 },
  }));
}

/** A member's page has an order of its own. */
function orderOfPart({ isMemberPage }: PageCopy, isOlder: boolean): OrderOf {
  return isOlder && !isMemberPage ? "desk" : "part";
}

/** Gives each new comment an id that no other has: the first free one of its text, or its source's where that identifies the thread too. */
function idsOfNew(
  article: string,
  stored: readonly StoredComment[],
  { isKnownBySource }: PageCopy,
): (comment: ParsedComment) => string {
  const taken = new Set(stored.map(({ id }) => id));
  const take = (id: string) => {
    if (taken.has(id)) return null;
    taken.add(id);
    return id;
  };
  const used = new Map<string, number>();
  return (comment) => {
    const { sourceId, body } = comment;
    if (isKnownBySource && sourceId != null) {
      const own =
        take(sourceCommentId(article, sourceId)) ?? take(apartCommentId(article, { ...comment, sourceId }));
      if (own !== null) return own;
    }
    const key = bodyKey(body);
    for (let occurrence = (used.get(key) ?? 0) + 1; ; occurrence += 1) {
      used.set(key, occurrence);
      const id = take(commentId(article, key, occurrence));
      if (id !== null) return id;
    }
  };
}
