import { bodyKey, commentId } from "./identity";
import { matchRepeated, type Voice } from "./match-repeated";
import type { ParsedComment } from "./parsed-article";

/** A comment as the desk keeps it: what its source said, and nothing of a moderator's work. */
export type StoredComment = ParsedComment & {
  id: string;
  parentId: string | null;
  replyEvidence: string | null;
};

export type MergedComment = {
  comment: StoredComment;
  /** Its place on this page; null for a comment that this page does not have. */
  pagePosition: number | null;
  isNew: boolean;
  /** The page tells something about it that the desk did not know. A new place alone is no change. */
  isChanged: boolean;
  /** The page prints other votes than the ones kept: a line for the ledger. */
  hasNewVotes: boolean;
};

/**
 * The comments of an article after one more copy of its page: all that the desk has and all that the page has, in
 * reading order. When the page has every stored comment its order becomes theirs; a part of a thread says nothing
 * about the order of the whole, so what it adds comes after the rest.
 */
export function mergeComments(
  article: string,
  stored: readonly StoredComment[],
  page: readonly ParsedComment[],
): MergedComment[] {
  const unmet = new Map(stored.map((comment) => [comment.id, comment]));
  const merged = groupByText(page).flatMap(([key, comments]) => {
    const known = storedWithText(article, key, unmet);
    const matches = matchRepeated(known, comments);
    let occurrence = known.length;
    return comments.map((comment, index) => {
      const match = known[matches[index] ?? -1];
      if (match) {
        unmet.delete(match.id);
        return mergeComment(match, comment);
      }
      occurrence += 1;
      return newComment(commentId(article, key, occurrence), comment);
    });
  });
  return inOrder(merged, [...unmet.values()]);
}

function groupByText(page: readonly ParsedComment[]): [string, ParsedComment[]][] {
  const groups = new Map<string, ParsedComment[]>();
  for (const comment of [...page].sort((a, b) => a.position - b.position)) {
    const key = bodyKey(comment.body);
    const group = groups.get(key);
    if (group) group.push(comment);
    else groups.set(key, [comment]);
  }
  return [...groups];
}

function storedWithText(article: string, key: string, stored: Map<string, StoredComment>): StoredComment[] {
  const found: StoredComment[] = [];
  for (;;) {
    const next = stored.get(commentId(article, key, found.length + 1));
    if (!next) return found;
    found.push(next);
  }
}

function newComment(id: string, comment: ParsedComment): MergedComment {
  return {
    comment: { ...comment, id, parentId: null, replyEvidence: null },
    pagePosition: comment.position,
    isNew: true,
    isChanged: false,
    hasNewVotes: isObserved(comment),
  };
}

function mergeComment(stored: StoredComment, page: ParsedComment): MergedComment {
  const hasNewVotes = isObserved(page) && tellsOtherVotes(stored, page);
  const author = stored.author ?? page.author;
  const postedAt = stored.postedAt ?? page.postedAt;
  // The three numbers are one observation: parts of two are never mixed.
  const { net, upvotes, downvotes } = hasNewVotes ? page : stored;
  return {
    comment: { ...stored, author, postedAt, net, upvotes, downvotes },
    pagePosition: page.position,
    isNew: false,
    isChanged: hasNewVotes || author !== stored.author || postedAt !== stored.postedAt,
    hasNewVotes,
  };
}

function isObserved({ net, upvotes, downvotes }: Voice): boolean {
  return net !== null || upvotes !== null || downvotes !== null;
}

function tellsOtherVotes(stored: Voice, page: Voice): boolean {
  const differs = (kept: number | null, printed: number | null) => printed !== null && printed !== kept;
  return (
    differs(stored.net, page.net) ||
    differs(stored.upvotes, page.upvotes) ||
    differs(stored.downvotes, page.downvotes)
  );
}

function inOrder(met: MergedComment[], missing: StoredComment[]): MergedComment[] {
  const byPage = met.sort((a, b) => (a.pagePosition ?? 0) - (b.pagePosition ?? 0));
  if (missing.length === 0) return byPage.map((merged, index) => at(merged, index + 1));
  const known = [...byPage.filter((merged) => !merged.isNew), ...missing.map(unmentioned)].sort(
    (a, b) => a.comment.position - b.comment.position,
  );
  return [...known, ...byPage.filter((merged) => merged.isNew)].map((merged, index) => at(merged, index + 1));
}

function at(merged: MergedComment, position: number): MergedComment {
  return { ...merged, comment: { ...merged.comment, position } };
}

function unmentioned(comment: StoredComment): MergedComment {
  return { comment, pagePosition: null, isNew: false, isChanged: false, hasNewVotes: false };
}
