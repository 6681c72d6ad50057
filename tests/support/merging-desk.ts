import { mergeComments } from "@/lib/domain/merge";
import type { MergedComment, PageCopy, StoredComment } from "@/lib/domain/merged-comment";
import type { VoteLine } from "@/lib/domain/observe-votes";
import type { ParsedComment } from "@/lib/domain/parsed-article";

/** An article. */
export const ARTICLE_ID = "5f0c3f1e-0000-5000-8000-000000000000";

/** Midnight of a day in January. */
export const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

/** A comment of a page. */
export function aParsedComment(overrides: Partial<ParsedComment> = {}): ParsedComment {
  return {
    position: 1,
    author: null,
    postedAt: null,
    body: "Stay.",
    net: 1,
    upvotes: 3,
    downvotes: 2,
    ...overrides,
  };
}

type Copy = Omit<Partial<PageCopy>, "comments">;

/** The desk as one article sees it: what merging leaves, kept as the tables keep it. */
export class MergingDesk {
  comments: StoredComment[] = [];
  ledgers = new Map<string, VoteLine[]>();
  article = { id: ARTICLE_ID, observedAt: null as string | null, completeAt: null as string | null };
  private last: MergedComment[] = [];

  add(comments: ParsedComment[], copy: Copy = {}): MergedComment[] {
    const page = {
      importId: "an import",
      observedAt: day(1),
      isComplete: false,
      isMemberPage: false,
      isKnownBySource: false,
      ...copy,
      comments,
    };
    this.last = mergeComments(this.article, this.comments, this.ledgers, page);
    for (const { comment, votes } of this.last) {
      const lines = new Map((this.ledgers.get(comment.id) ?? []).map((line) => [line.observedAt, line]));
      for (const at of votes.drop) lines.delete(at);
      for (const line of votes.put) lines.set(line.observedAt, line);
      const inTime = [...lines.values()].sort((a, b) => (a.observedAt < b.observedAt ? -1 : 1));
      this.ledgers.set(comment.id, inTime);
    }
    this.comments = this.last.map(({ comment }) => ({
      ...comment,
      revisions: comment.revisions.map((revision, index) => ({ ...revision, number: index + 1 })),
    }));
    const newer = (one: string | null) => (one !== null && one > page.observedAt ? one : page.observedAt);
    if (!page.isMemberPage) this.article.observedAt = newer(this.article.observedAt);
    if (page.isComplete) this.article.completeAt = newer(this.article.completeAt);
    return this.last;
  }

  read<Read>(read: (comment: StoredComment) => Read): Read[] {
    return this.comments.map(read);
  }
}

/** Comments of these bodies, with as many net votes as stand above them. */
export function aPage(...bodies: string[]): ParsedComment[] {
  return bodies.map((body, index) => aParsedComment({ body, position: index + 1, net: index }));
}
