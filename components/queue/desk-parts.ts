import type { RefObject } from "react";
import type { DataTableHandle } from "@/components/data-table/data-table";
import type { Desk } from "@/components/reading/desk-context";
import type { CommentRow } from "@/lib/comments/data";
import type { Status } from "@/lib/domain/statuses";
import type { Read } from "@/lib/outbox/project";

/** The list as it is on screen, for whoever acts on it. */
export type ListNow = {
  rows: readonly Read<CommentRow>[];
  indexOf: ReadonlyMap<string, number>;
  /** The rows are those that the address asks for, and none are on their way in their place. */
  isReady: boolean;
};

export type Decided = Pick<CommentRow, "status" | "revision" | "decidedByName" | "decidedAt">;

/** What acts work with. */
export type ActParts = Pick<Desk, "state" | "outbox" | "closedBecause"> & {
  /** The comment's decision as it is shown now. */
  find: (id: string) => Decided | null;
  /** Who decided the comment just now, or while it was looked at; null: nobody else. */
  decidedJustNow: (id: string) => { byName: string; status: Status; at: string } | null;
  /** Whether the desk wants a reason with each removal. */
  asksReason: boolean;
  /** Whether the comment is among those on this page. */
  isListed: (id: string) => boolean;
  /** Reads again what the desk says of a comment or an article. */
  refresh: (subjectId: string) => void;
  /** Reads the list again as far as it is shown, since a comment came back into it. */
  readListAgain: () => Promise<void>;
};

/** What moves and acts work with. */
export type DeskParts = ActParts & {
  list: RefObject<ListNow>;
  table: RefObject<DataTableHandle | null>;
  /** Writes the address: which comment is read, and whether it covers the list on a phone. */
  onRead: (id: string, isOpened: boolean) => void;
  onBack: () => void;
};
