import type { Status } from "@/lib/domain/statuses";

/** What an act was done to: a comment, an article's own text, several comments by one key press, or all near-duplicates. */
export const ACT_SUBJECTS = ["comment", "article", "press", "cluster"] as const;
export type ActSubject = (typeof ACT_SUBJECTS)[number];

/** An act and where the log has it. `id`: its line, the key press, or the act on near-duplicates. */
export type ActKey = {
  id: string;
  subject: ActSubject;
  /** The comment or article; of several, the newest comment; of near-duplicates, their cluster. */
  subjectId: string;
};

/** Something that whoever reads did. */
export type OwnAct = ActKey & {
  action: string;
  fromStatus: Status | null;
  toStatus: Status | null;
  /** The rule, the tag or the first words that it was about. */
  about: string | null;
  /** On how many comments. */
  count: number;
  at: string;
  undoneAt: string | null;
  /** It turned back what this colleague did. */
  undidName: string | null;
  articleId: string | null;
  articleTitle: string | null;
  position: number | null;
  excerpt: string | null;
};

export type ActivityPage = {
  acts: OwnAct[];
  /** Opaque; give it back for the following page. Null: this was the last one. */
  nextCursor: string | null;
};

/** What kept an act from being undone: who changed the same thing since, when, and how it stands now. */
export type ChangedSince = {
  commentId: string;
  byName: string | null;
  isMine: boolean;
  at: string | null;
  status: Status | null;
};

/** What one request of an undoing did. `next` is where the next one goes on, null where none is left. */
export type UndonePart = { done: number; changedSince: ChangedSince[]; next: string | null };
