import type { Thread } from "./parse-thread";

/** What to say of a page whose comments print no up and down votes at all. */
export function votesUnknown({ comments, warnings }: Pick<Thread, "comments" | "warnings">): string | null {
  const isPrinted = comments.some(({ upvotes, downvotes }) => upvotes !== null || downvotes !== null);
  if (comments.length === 0 || isPrinted || warnings.some(({ code }) => code === "bad_number")) return null;
  const [count, their] =
    comments.length === 1 ? ["1 comment was", "its"] : [`${comments.length} comments were`, "their"];
  return comments.some(({ net }) => net !== null)
    ? `The page prints no up and down votes; ${count} kept with ${their} net alone.`
    : `The page prints no votes; ${count} kept with ${their} votes unknown.`;
}
