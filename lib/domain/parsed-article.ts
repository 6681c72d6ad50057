/** What a parser found on one page. Null is "the source does not say", never zero or empty. */
export type ParsedArticle = {
  title: string | null;
  outlet: string | null;
  url: string | null;
  section: string | null;
  byline: string | null;
  /** ISO 8601 with a zone. */
  publishedAt: string | null;
  /** The article's text without furniture. */
  paragraphs: string[];
  /** How many comments the page claims to have. */
  declaredCommentCount: number | null;
  comments: ParsedComment[];
  /** Text of the thread that could not be split into comments, kept whole. */
  undividedText: string | null;
  warnings: ParseWarning[];
  /** When the copy was saved, where the page says so; ISO 8601 with a zone. */
  observedAt?: string | null;
  /** Every comment that the thread had when it was saved is here: only then does a missing one tell anything. */
  isComplete?: boolean;
  /** A member's comments on this article, from a page about the member. */
  isMemberPage?: boolean;
  /** The source's own id of the thread. */
  sourceId?: string | null;
  threadState?: ThreadState | null;
};

/** Whether readers can still comment at the source, and whether the thread still stands there. */
const THREAD_STATES = ["open", "closed", "deleted"] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** The same as it is kept. */
export function threadStateOf(kept: string | null): ThreadState | null {
  return THREAD_STATES.find((state) => state === kept) ?? null;
}

export type ParsedComment = {
  /** Place on the page, from 1. */
  position: number;
  author: string | null;
  /** ISO 8601 with a zone. */
  postedAt: string | null;
  /** Text; may be empty. */
  body: string;
  /** The three vote numbers as the source printed them; `downvotes` without its sign. */
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  /** The source's own id of the comment, and of the one it answers. */
  sourceId?: string | null;
  parentSourceId?: string | null;
  /** What its source made of it. */
  state?: SourceState | null;
  kind?: CommentKind;
  /** How many readers reported it at its source. */
  reports?: number | null;
  /** Bodies that the source itself keeps from before an edit, oldest first, and when each was written. */
  earlier?: readonly EarlierBody[];
  /** When the body was written, where it is not the first; ISO 8601 with a zone. */
  rewrittenAt?: string | null;
  /** Read only when somebody asked for it. */
  personal?: { email: string | null; ip: string | null };
};

type EarlierBody = {
  body: string;
  /** ISO 8601 with a zone. */
  writtenAt: string | null;
};

export const SOURCE_STATES = ["approved", "pending", "spam", "trash", "deleted"] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const COMMENT_KINDS = ["comment", "pingback", "trackback"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

export type ParseWarning = {
  code: WarningCode;
  /** One sentence for a moderator: what, where and what was done about it. */
  message: string;
  /** Line of the source, from 1. */
  line: number | null;
  /** Position of the comment it is about. */
  position: number | null;
};

export const WARNING_CODES = [
  "count_differs",
  "net_differs",
  "no_votes",
  "undivided_bodies",
  "cut_off",
  "thread_start_guessed",
  "article_expired",
  "title_missing",
  "bad_date",
  "bad_number",
  "rounded_number",
  "undecodable_bytes",
  "replaced_characters",
  "unknown_parent",
  "unknown_thread",
  "missing_author",
  "not_loaded",
  "repeated_id",
  "damaged_id",
  "closed_thread",
  "refused_record",
  "personal_left_out",
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];
