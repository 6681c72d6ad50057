import { conversationOf, type Linked } from "./conversation";

/** A comment as far as the shape of its thread goes. */
export type ShapedComment = Linked & { author: string | null };

/** How a thread hangs together. A conversation is a comment that answers no other, with all that hangs on it. */
export type ThreadShape = {
  /** Comments that answer no other, and those that do. */
  first: number;
  replies: number;
  /** Of the first: those that nobody answers. */
  alone: number;
  /** The most answers between a comment and the first of its conversation. */
  deepest: number;
  /** The conversation with the most comments, the earliest of equals; null where nobody answers anybody. */
  longest: { commentId: string; position: number; comments: number } | null;
  /** Different names. */
  authors: number;
};

/** The shape of a thread, whatever order its comments are in. An answer to a comment that is not there is a first one. */
export function threadShape(comments: readonly ShapedComment[]): ThreadShape {
  const turns = conversationOf(comments);
  const firsts = turns.filter(({ depth }) => depth === 0);
  // The turns are in the page's order, so that of equals the earliest stays.
  const longest = firsts.reduce(
    (best, turn) => (turn.answers > (best?.answers ?? 0) ? turn : best),
    firsts[0],
  );
  return {
    first: firsts.length,
    replies: turns.length - firsts.length,
    alone: firsts.filter(({ answers }) => answers === 0).length,
    deepest: turns.reduce((most, { depth }) => Math.max(most, depth), 0),
    longest:
      longest && longest.answers > 0
        ? { commentId: longest.row.id, position: longest.row.position, comments: longest.answers + 1 }
        : null,
    authors: new Set(comments.flatMap(({ author }) => author ?? [])).size,
  };
}
