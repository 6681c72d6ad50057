import type { Actor } from "@/lib/auth/actor";
import type { ImportChange } from "@/lib/domain/import-change";
import type { ParseWarning, SourceState } from "@/lib/domain/parsed-article";
import type { Refusal } from "@/lib/domain/parsed-part";
import type { Status } from "@/lib/domain/statuses";
import type { BatchMemory } from "./batch-memory";

/** An import while it runs, or its preview: the same work without the writes. */
export type ImportRun = {
  actor: Actor;
  importId: string;
  /** The file that is being read, from 1: an archive and a folder hold several. */
  fileNumber: number;
  fileName: string;
  isSample: boolean;
  isPreview: boolean;
  keepPersonal: boolean;
  /** When the file was saved: the time of observation where the document does not say it itself. */
  savedAt: Date;
  /** What a new comment's state at its source makes of it here. */
  states: Record<SourceState, Status>;
  /** What the batches of an export have to know of one another. */
  memory: BatchMemory;
  /** Hears of every change, also in a preview. Must not keep them all: there may be millions. */
  note(change: ImportChange): void;
};

/** How far an import has come, stored with what it stored. */
export type Checkpoint = {
  partsDone: number;
  bytesDone: number;
  commentsDone: number;
  /** How far it was before this step: somebody else who has gone on with the import in the meantime ends this run. */
  partsBefore?: number;
  /** What the source held between the parts of this step, kept in the same transaction. */
  aside?: { format: string | null; warnings: readonly ParseWarning[]; refusals: readonly Refusal[] };
};

/** What one step of an import did to one article. */
export type ArticleTally = {
  articleId: string;
  title: string | null;
  isNew: boolean;
  /** Comments that the source has. */
  found: number;
  declared: number | null;
  added: number;
  /** Comments of which the source tells something new: votes, body, author or time. */
  changed: number;
  unchanged: number;
  votesChanged: number;
  edited: number;
  gone: number;
  returned: number;
};

export type StoredWarning = ParseWarning & { articleId: string | null; commentId: string | null };

/** What a step did. */
export type StepOutcome = { tallies: ArticleTally[]; warnings: StoredWarning[] };
