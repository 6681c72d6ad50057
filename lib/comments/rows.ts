import type { AnsweredSentence } from "@/lib/domain/answered-sentence";
import type { CommentKind, SourceState } from "@/lib/domain/parsed-article";
import type { Severity } from "@/lib/domain/severities";
import type { Status } from "@/lib/domain/statuses";

/** One voice or more under one rule. `voices` counts the moderators who raised it. */
export type FlagSummary = { ruleCode: string; ruleName: string; severity: Severity; voices: number };

/** A row of the queue: everything the table shows, nothing more. Dates are ISO 8601 in UTC. */
export type CommentRow = {
  id: string;
  articleId: string;
  articleTitle: string | null;
  outlet: string | null;
  position: number;
  author: string | null;
  postedAt: string | null;
  /** The first 400 characters of the body. */
  excerpt: string;
  /** UTF-16 end of a quote that the body begins with, 0 where it begins with the reader's own words. */
  leadingQuoteEnd: number;
  leadingQuoteOf: "article" | "comment" | null;
  bodyChars: number;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  total: number | null;
  controversy: number | null;
  status: Status;
  revision: number;
  decidedByName: string | null;
  decidedAt: string | null;
  flagCount: number;
  flags: FlagSummary[];
  noteCount: number;
  /** Net now less net at the observation before; null where the votes never moved. */
  netChange: number | null;
  netChangePerDay: number | null;
  netChangeDeviation: number | null;
  isSwing: boolean;
  /** When the desk took over another text from the source. */
  editedAt: string | null;
  /** Absent from its source since. */
  goneAt: string | null;
};

export type CommentPage = {
  rows: CommentRow[];
  /** Opaque; give it back for the following page. Null: this was the last one. */
  nextCursor: string | null;
};

/** `exact` false: an estimate of the planner, shown with ≈. */
export type CommentTotal = { count: number; exact: boolean };

export type CommentQuote = {
  /** UTF-16 offsets into this comment's body, end exclusive. */
  bodyStart: number;
  bodyEnd: number;
  /** Word for word, with words left out, or with some changed (docs/context.md). */
  kind: "verbatim" | "cut" | "edited";
  source:
    | { kind: "comment"; commentId: string; position: number | null; start: number; end: number }
    | { kind: "article"; paragraph: number; start: number; end: number };
};

/** A passage of a comment that another repeats, and where that one does. UTF-16 offsets, end exclusive. */
export type QuotedBy = {
  start: number;
  end: number;
  commentId: string;
  position: number;
  /** In the body of the one that quotes. */
  bodyStart: number;
  bodyEnd: number;
};

export type CommentFlag = {
  moderatorId: string;
  moderatorName: string;
  ruleCode: string;
  ruleName: string;
  severity: Severity;
  note: string | null;
  raisedAt: string;
  /** The version of the rule that it cites, where another is in force now. */
  earlierVersion: number | null;
};

export type CommentNote = {
  id: string;
  moderatorId: string;
  moderatorName: string;
  text: string;
  writtenAt: string;
  editedAt: string | null;
};

/** A comment that is answered. */
type ReplyTo = {
  id: string;
  position: number;
  /** What says so: `source`, `quote`, `name` or `moderator`. */
  evidence: string;
  /** It is absent from its source. */
  isGone: boolean;
};

/** Another comment that this one speaks of, beside the one it answers. */
export type CommentMention = { id: string; position: number; evidence: "quote" | "name" };

/** Who said last what a comment answers. */
export type LinkCorrection = { moderatorName: string; correctedAt: string };

/** A line of the decision log, newest first. */
export type CommentDecision = {
  id: string;
  moderatorName: string;
  action: string;
  fromStatus: Status | null;
  toStatus: Status | null;
  detail: Record<string, unknown>;
  undoes: string | null;
  decidedAt: string;
};

/** What the source printed, when. */
export type CommentVotes = {
  observedAt: string;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
};

/** What the source did to the comment. `bodyBefore`: the text that was replaced. */
export type SourceChange = {
  kind: "edited" | "gone" | "returned";
  observedAt: string;
  bodyBefore: string | null;
};

/** A neighbour in the thread. `depth` counts the links to the first comment of its conversation. */
export type ThreadRow = {
  id: string;
  position: number;
  author: string | null;
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  excerpt: string;
  status: Status;
  /** What it answers, shown or not. */
  parentId: string | null;
  depth: number;
  /** Absent from its source since. */
  goneAt: string | null;
  /** UTF-16 end of a quote that the body begins with, 0 where it begins with the reader's own words. */
  leadingQuoteEnd: number;
};

/** Everything the reading pane shows about one comment, but its article (see getArticle). */
export type CommentDetail = CommentRow & {
  body: string;
  quotes: CommentQuote[];
  /** The sentence of the article that it quotes or most likely answers. */
  answer: AnsweredSentence | null;
  /** Its passages that others quote, at most 200. */
  quotedBy: QuotedBy[];
  replyTo: ReplyTo | null;
  /** Its source says that it answers a comment that never came to the desk. */
  answersUnknown: boolean;
  correction: LinkCorrection | null;
  mentions: CommentMention[];
  flagVoices: CommentFlag[];
  notes: CommentNote[];
  tags: string[];
  decisions: CommentDecision[];
  /** Its conversation and its nearest neighbours on the page, in reading order. */
  thread: ThreadRow[];
  threadCount: number;
  /** What it answers is still to be worked out. */
  isContextDue: boolean;
  /** The newest observations, oldest first: a line for each time the numbers were others. */
  votes: CommentVotes[];
  /** When the source was last seen to have the comment. */
  seenAt: string | null;
  sourceChanges: SourceChange[];
  kind: CommentKind;
  sourceState: SourceState | null;
  /** Where the author's name comes from, when not from the article's page. */
  authorEvidence: string | null;
  /** How many readers reported it at its source; null: the source does not say. */
  reportCount: number | null;
  /** How many comments say nearly the same, this one among them; null where none does. */
  likes: { clusterId: string; count: number } | null;
};
