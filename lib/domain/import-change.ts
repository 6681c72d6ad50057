/** The ways in which an import can tell the desk something. */
export const CHANGE_KINDS = ["new", "votes", "edited", "gone", "returned", "refused"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

/** One thing that an import changes, or in a preview would change. */
export type ImportChange =
  | CommentChange
  | { kind: "refused"; line: number | null; message: string; file: string };

export type CommentChange = {
  articleId: string;
  articleTitle: string | null;
  commentId: string;
  /** The comment's place on the desk. */
  position: number;
  author: string | null;
  /** The first 200 characters of the body. */
  excerpt: string;
} & (
  | { kind: "new" | "gone" | "returned" }
  | { kind: "votes"; before: Votes; after: Votes }
  /** Whole bodies, for a readable difference. */
  | { kind: "edited"; before: string; after: string }
);
