"use client";

import { createContext, use } from "react";
import type { Jump } from "@/lib/domain/quote-jump";
import type { Status } from "@/lib/domain/statuses";
import type { NewAct, PlainAct, Reason } from "@/lib/outbox/act";
import type { Conflict, Entry, WholeAct } from "@/lib/outbox/entry";
import type { KeyedStore } from "@/lib/outbox/keyed-store";
import type { Outbox } from "@/lib/outbox/outbox";
import type { Me, News } from "@/lib/outbox/project";
import type { Store } from "@/lib/outbox/store";

/** What changes with each key press, kept outside React's tree so that only its readers render. */
export type DeskState = {
  selectedId: string | null;
  checked: ReadonlySet<string>;
  /** On a phone: the reading is open over the list. */
  isReading: boolean;
  dialog: "flag" | "remove" | "escalate" | "keys" | null;
  /** What the dialog of a flag or a reason is about, from the moment on that it was asked for. */
  flagging: readonly string[];
  /** Set while a note is being written about the selected comment. */
  isWritingNote: boolean;
  /** Set while it is said what the selected comment answers. */
  isChoosingParent: boolean;
  /** How the comment that is read was come to, where the jump key led from another passage. */
  jump: Jump | null;
  /** An act on many comments as one, while it is being undone. */
  undoing: WholeAct | null;
  /** Decisions that would replace what colleagues just decided, until that is confirmed. */
  overturning: Overturning | null;
  announcement: string;
};

/** `byName` decided this just now, or while it was looked at. */
type Overturning = {
  acts: PlainAct[];
  status: Status;
  byName: string;
  was: Status;
  at: string;
  /** How many of the comments somebody just decided. */
  count: number;
};

/** What a moderator can do to a comment; each is shown at once and sent by the outbox. */
export type DeskActs = {
  decide: (status: Status) => void;
  reopen: (commentId: string) => void;
  decideAnyway: (entry: Entry, conflict: Conflict) => void;
  undo: () => void;
  takeBack: (target: PlainAct) => void;
  do: (act: NewAct) => void;
  openFlag: () => void;
  /** Asks why before it removes or escalates. */
  openReason: (dialog: "remove" | "escalate") => void;
  /** Removes or escalates what that dialog is about. */
  decideBecause: (status: Status, reason: Reason) => void;
  /** Does what was asked about. */
  overturn: () => void;
  /** Flags what the flag dialog is about. */
  flagAll: (
    flag: Pick<Extract<PlainAct, { kind: "flag" }>, "ruleCode" | "ruleName" | "severity" | "note">,
  ) => void;
  writeNote: () => void;
  /** Asks what the comment that is read answers. */
  chooseParent: () => void;
  read: (id: string) => void;
  back: () => void;
};

export type Desk = {
  me: Me;
  /** When the server made the page, so that ages are the same there and here. */
  renderedAtMs: number;
  /** Why the acts are closed to this person; null where they are open. */
  closedBecause: string | null;
  state: Store<DeskState>;
  outbox: Outbox;
  news: KeyedStore<News | null>;
  acts: DeskActs;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("The desk's parts belong inside <DeskContext>");
  return desk;
}
