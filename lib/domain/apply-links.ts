import type { CommentLink } from "./links";
import type { MergedComment } from "./merge";

/** A passage of a comment that repeats another comment or a paragraph, ready to store. */
export type LinkedQuote = {
  commentId: string;
  /** From 1 within its comment. */
  number: number;
  bodyStart: number;
  bodyEnd: number;
  sourceCommentId: string | null;
  sourceParagraph: number | null;
  sourceStart: number;
  sourceEnd: number;
  confidence: number;
};

/** Turns links between places on the page into links between comments. */
export function applyLinks(
  merged: readonly MergedComment[],
  links: readonly CommentLink[],
): { merged: MergedComment[]; quotes: LinkedQuote[] } {
  const ids = new Map(merged.map(({ comment }) => [comment.position, comment.id]));
  const idAt = (position: number) => ids.get(position) ?? null;
  const linkAt = new Map(links.map((link) => [link.position, link]));
  return {
    merged: merged.map((one) => {
      const link = linkAt.get(one.comment.position);
      const parentId = link?.parentPosition == null ? null : idAt(link.parentPosition);
      return { ...one, comment: { ...one.comment, parentId, replyEvidence: link?.replyEvidence ?? null } };
    }),
    quotes: links.flatMap((link) => quotesOf(link, idAt)),
  };
}

function quotesOf(link: CommentLink, idAt: (position: number) => string | null): LinkedQuote[] {
  const commentId = idAt(link.position);
  if (commentId === null) return [];
  return link.quotes.map(({ source, ...quote }, index) => ({
    ...quote,
    commentId,
    number: index + 1,
    sourceCommentId: source.kind === "comment" ? idAt(source.position) : null,
    sourceParagraph: source.kind === "article" ? source.paragraph : null,
  }));
}
