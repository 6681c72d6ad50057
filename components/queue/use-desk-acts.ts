"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Desk } from "@/components/reading/desk-context";
import { commentQueryOptions } from "@/components/reading/reading-queries";
import { projectStatus, type Read } from "@/lib/outbox/project";
import { decidedJustNow } from "./decided-just-now";
import { createDeskActs } from "./desk-acts";
import { createDeskMoves } from "./desk-moves";
import type { Decided, DeskParts } from "./desk-parts";
import { readAgain } from "./read-again";

type Around = Pick<Desk, "me" | "news"> &
  Omit<DeskParts, "find" | "decidedJustNow" | "isListed" | "refresh" | "readListAgain">;

/** Moves and acts, wired to the outbox and the list; the same functions for as long as the desk is open. */
export function useDeskActs(around: Around) {
  const client = useQueryClient();
  const { me, closedBecause, asksReason, state, outbox, news, list, table, onRead, onBack } = around;
  return useMemo(() => {
    function find(id: string): Decided | null {
      const row = list.current.rows[list.current.indexOf.get(id) ?? -1];
      const read = row ?? client.getQueryData(commentQueryOptions(id).queryKey);
      if (!read) return null;
      return projectStatus<Read<Decided>>(read, outbox.byComment.get(id), news.get(id), me).comment;
    }
    const isListed = (id: string) => list.current.indexOf.has(id);
    const refresh = (subjectId: string) => readAgain(client, subjectId);
    const parts = {
      ...{ state, outbox, closedBecause, asksReason, list, table, find },
      decidedJustNow: (id: string) => decidedJustNow(id, find(id), { me, news }),
      isListed,
      refresh,
      readListAgain: () => client.refetchQueries({ queryKey: ["comments"], type: "active" }),
      onRead,
      onBack,
    };
    const moves = createDeskMoves(parts);
    return { moves, acts: createDeskActs(parts, moves) };
  }, [client, me, closedBecause, asksReason, state, outbox, news, list, table, onRead, onBack]);
}
