import type { CommentLink } from "./links";
import type { QuoteMatch } from "./quote-matches";

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
  kind: QuoteMatch["kind"];
  confidence: number;
};

/** A comment that another speaks of, ready to store. */
export type LinkedMention = {
  commentId: string;
  /** From 1 within its comment, in the order of the page. */
  number: number;
  mentionedCommentId: string;
  evidence: string;
};

type IdAt = (position: number) => string | null;

/** The quotes of a comment, between comments instead of places on the page. */
export function linkedQuotes({ position, quotes }: CommentLink, idAt: IdAt): LinkedQuote[] {
  const commentId = idAt(position);
  if (commentId === null) return [];
  return quotes.map(({ source, ...quote }, index) => ({
    ...quote,
    commentId,
    number: index + 1,
    sourceCommentId: source.kind === "comment" ? idAt(source.position) : null,
    sourceParagraph: source.kind === "article" ? source.paragraph : null,
  }));
}

/**
 * All comments that a comment quotes or addresses. The one that its words hang it on is among them, since the source
 * or a moderator may say that it answers another: who shows mentions leaves out the parent.
 */
export function linkedMentions(link: CommentLink, idAt: IdAt): LinkedMention[] {
  const { position, parentPosition, replyEvidence } = link;
  const commentId = idAt(position);
  const parent =
    parentPosition === null || replyEvidence === null
      ? []
      : [{ position: parentPosition, evidence: replyEvidence }];
  const spokenOf = [...parent, ...link.mentions].sort((a, b) => a.position - b.position);
  return spokenOf.flatMap((mention, index) => {
    const mentionedCommentId = idAt(mention.position);
    if (commentId === null || mentionedCommentId === null) return [];
    return [{ commentId, number: index + 1, mentionedCommentId, evidence: mention.evidence }];
  });
}
