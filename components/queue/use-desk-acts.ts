"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useMemo } from "react";
import type { DataTableHandle } from "@/components/data-table/data-table";
import type { Desk, DeskActs, NewAct } from "@/components/reading/desk-context";
import { commentQueryOptions } from "@/components/reading/reading-queries";
import type { CommentRow } from "@/lib/comments/data";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import { formatCount } from "@/lib/format";
import type { PlainAct } from "@/lib/outbox/act";
import { projectStatus, type Read } from "@/lib/outbox/project";

type Surroundings = Omit<Desk, "acts"> & {
  /** The rows on screen, as they are when a key is pressed. */
  list: RefObject<{ rows: Read<CommentRow>[]; indexOf: Map<string, number> }>;
  table: RefObject<DataTableHandle | null>;
  /** Changes the address: which comment is read, and whether it covers the list on a phone. */
  onRead: (id: string, isOpened: boolean) => void;
  onBack: () => void;
};

type Decided = Read<Pick<CommentRow, "status" | "revision" | "decidedByName" | "decidedAt">>;

/** What a moderator can do, wired to the outbox and the list. */
export function useDeskActs(around: Surroundings): DeskActs & { move: (step: 1 | -1, checks?: boolean) => void } {
  const client = useQueryClient();
  const { me, closedBecause, state, outbox, news, list, table, onRead, onBack } = around;
  return useMemo(() => {
    function find(id: string): Decided | null {
      const index = list.current.indexOf.get(id);
      const row = index === undefined ? undefined : list.current.rows[index];
      const read = row ?? client.getQueryData(commentQueryOptions(id).queryKey);
      return read ? projectStatus<Decided>(read, outbox.byComment.get(id), news.get(id), me).comment : null;
    }

    function targets(): string[] {
      const { checked, selectedId } = state.get();
      if (checked.size > 0) return [...checked];
      return selectedId ? [selectedId] : [];
    }

    function stamped(act: NewAct): PlainAct {
      return { ...act, id: crypto.randomUUID(), at: new Date().toISOString() };
    }

    function decided(id: string, status: Status): PlainAct[] {
      const now = find(id);
      if (!now || now.status === status) return [];
      const { revision, decidedByName, decidedAt } = now;
      const before = { status: now.status, revision, decidedByName, decidedAt };
      return [stamped({ kind: "decide", commentId: id, status, before })];
    }

    function select(id: string, index: number | undefined) {
      state.set({ selectedId: id, isWritingNote: false });
      if (index !== undefined) {
        table.current?.reveal(index);
        table.current?.focus(index);
      }
      onRead(id, false);
    }

    function move(step: 1 | -1, checks = false) {
      const { rows, indexOf } = list.current;
      const { selectedId, checked } = state.get();
      const from = selectedId === null ? undefined : indexOf.get(selectedId);
      const index = from === undefined ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
      const row = rows[index];
      if (!row) return;
      if (checks) state.set({ checked: new Set([...checked, ...(selectedId ? [selectedId] : []), row.id]) });
      if (row.id !== selectedId) select(row.id, index);
    }

    function decide(status: Status) {
      if (closedBecause !== null) return state.set({ announcement: closedBecause });
      const ids = targets();
      const acts = ids.flatMap((id) => decided(id, status));
      outbox.act(acts);
      const word = STATUS_LABEL[status].toLowerCase();
      const count = ids.length > 1 ? `${formatCount(acts.length, "comment")} ` : "";
      state.set({ announcement: acts.length > 0 ? `${count}${word}` : `Already ${word}`, checked: new Set() });
      if (ids.length === 1 && ids[0] === state.get().selectedId) move(1);
    }

    return {
      decide,
      move,
      decideAnyway(entry, conflict) {
        if (entry.act.kind !== "decide") return;
        const { commentId, status } = entry.act;
        outbox.accept(entry);
        outbox.act([stamped({ kind: "decide", commentId, status, before: conflict })]);
      },
      undo() {
        const [first] = outbox.undo();
        if (!first) return state.set({ announcement: "Nothing to undo" });
        state.set({ announcement: "Undone" });
        select(first, list.current.indexOf.get(first));
      },
      takeBack: (target) => outbox.takeBack(target),
      do(act) {
        if (closedBecause !== null) return state.set({ announcement: closedBecause });
        outbox.act([stamped(act)]);
      },
      openFlag() {
        if (closedBecause !== null) return state.set({ announcement: closedBecause });
        if (targets().length > 0) state.set({ dialog: "flag" });
      },
      writeNote() {
        if (closedBecause !== null) return state.set({ announcement: closedBecause });
        const { selectedId } = state.get();
        if (!selectedId) return;
        state.set({ isWritingNote: true });
        onRead(selectedId, true);
      },
      flagAll(flag) {
        const ids = targets();
        outbox.act(ids.map((commentId) => stamped({ kind: "flag", commentId, ...flag })));
        state.set({ dialog: null, checked: new Set(), announcement: `Flagged: ${flag.ruleName}` });
      },
      read(id) {
        select(id, list.current.indexOf.get(id));
        onRead(id, true);
      },
      back() {
        if (state.get().checked.size > 0) state.set({ checked: new Set() });
        else onBack();
      },
    };
  }, [client, me, closedBecause, state, outbox, news, list, table, onRead, onBack]);
}
