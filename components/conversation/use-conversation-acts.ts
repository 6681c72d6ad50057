"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from "react";
import { decidedJustNow } from "@/components/queue/decided-just-now";
import { createDeskActs } from "@/components/queue/desk-acts";
import type { DeskMoves } from "@/components/queue/desk-moves";
import type { ActParts } from "@/components/queue/desk-parts";
import { readAgain } from "@/components/queue/read-again";
import type { Desk, DeskActs } from "@/components/reading/desk-context";
import type { TurnDetail } from "@/lib/conversation/data";
import { type Turn, turnsAbove } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import { projectStatus, type Read } from "@/lib/outbox/project";
import type { FeedHandle } from "./conversation-feed";
import { readingHref } from "./turn-head";
import type { TurnLoader } from "./turn-loader";
import type { Folding } from "./use-folding";

type Around = Omit<Desk, "acts" | "renderedAtMs"> & {
  articleId: string;
  asksReason: boolean;
  turns: readonly Turn<OutlineRow>[];
  /** All of the thread was read. */
  isWhole: boolean;
  folding: Folding;
  loader: TurnLoader;
  feed: RefObject<FeedHandle | null>;
  onRead: (id: string, isOpened: boolean) => void;
  /** Leaves for another page. */
  go: (href: string) => void;
};

/** Stands for the last row, which is still on its way. */
const LAST = "last";

/** Moving through a conversation, and deciding in it; the same functions for as long as the page is open. */
export function useConversationActs(around: Around) {
  const { me, closedBecause, asksReason, state, outbox, news, articleId, loader, feed, onRead, go } = around;
  const client = useQueryClient();
  const now = useRef(around);
  const awaited = useRef<string | null>(null);
  // Key presses read the conversation as it is on screen.
  useLayoutEffect(() => {
    now.current = around;
  });

  const made = useMemo(() => {
    function select(id: string, align: "auto" | "center" = "center"): void {
      const { folding } = now.current;
      const place = folding.placeOf.get(id);
      if (place === undefined) {
        state.set({ announcement: "That comment is not in this conversation" });
        return;
      }
      state.set({ selectedId: id, isChoosingParent: false, jump: null });
      onRead(id, false);
      const index = folding.indexOf.get(id);
      if (index !== undefined) feed.current?.reveal(index, align);
      else {
        awaited.current = id;
        folding.uncover(place);
      }
    }

    const moves = {
      select: (id: string) => select(id),
      move(step: 1 | -1): void {
        const { turns, folding } = now.current;
        const from = folding.indexOf.get(state.get().selectedId ?? "");
        const next = turns[folding.visible[from === undefined ? 0 : from + step] ?? -1];
        if (next) select(next.row.id, "auto");
      },
      toEnd(end: "first" | "last"): void {
        const { turns, folding, isWhole } = now.current;
        const row = turns[folding.visible.at(end === "first" ? 0 : -1) ?? -1]?.row;
        // What is read of it so far has another end.
        if (end === "last" && !isWhole) awaited.current = LAST;
        else if (row) select(row.id, "auto");
      },
      read: (id: string) => select(id),
      back: () => {},
      openNote(): void {
        const { selectedId } = state.get();
        if (selectedId) go(readingHref(articleId, selectedId));
      },
    };

    const isListed = (id: string) => now.current.folding.placeOf.has(id);
    const parts = { me, closedBecause, asksReason, state, outbox, news, loader, isListed };
    return { moves, acts: actsIn(parts, moves, client) };
  }, [client, me, closedBecause, asksReason, state, outbox, news, articleId, loader, feed, onRead, go]);

  useRowsOnScreen(around, awaited, made.moves);
  return made;
}

type Parts = Pick<Around, "me" | "closedBecause" | "asksReason" | "state" | "outbox" | "news" | "loader"> &
  Pick<ActParts, "isListed">;

/** Flags, reasons and notes are written beside everything that is known of the comment. */
function actsIn({ me, loader, news, ...rest }: Parts, moves: DeskMoves, client: QueryClient): DeskActs {
  function find(id: string) {
    const turn = loader.turns.get(id);
    if (!turn) return null;
    return projectStatus<Read<TurnDetail>>(turn, rest.outbox.byComment.get(id), news.get(id), me).comment;
  }
  const parts: ActParts = {
    ...{ ...rest, find },
    decidedJustNow: (id) => decidedJustNow(id, find(id), { me, news }),
    refresh: (subjectId) => readAgain(client, subjectId),
    // The whole thread is there.
    readListAgain: async () => undefined,
  };
  const acts = createDeskActs(parts, moves);
  return {
    ...acts,
    decide: (status) => (status === "removed" && rest.asksReason ? moves.openNote() : acts.decide(status)),
    ...{ openFlag: moves.openNote, openReason: moves.openNote, writeNote: moves.openNote },
  };
}

/** Keeps the comment that is read in view: unfolded by now, or else folded away below one that is still to see. */
function useRowsOnScreen(
  { turns, isWhole, folding, state, feed }: Around,
  awaited: RefObject<string | null>,
  { select, toEnd }: Pick<DeskMoves, "select" | "toEnd">,
) {
  const { indexOf, placeOf } = folding;
  const onRows = useEffectEvent(() => {
    if (awaited.current === LAST) {
      if (!isWhole) return;
      awaited.current = null;
      toEnd("last");
      return;
    }
    const id = awaited.current ?? state.get().selectedId ?? "";
    const index = indexOf.get(id);
    const place = placeOf.get(id);
    if (index !== undefined && awaited.current !== null) feed.current?.reveal(index, "center");
    awaited.current = null;
    if (index !== undefined || place === undefined) return;
    const above = turnsAbove(turns, place).find((one) => indexOf.has(turns[one]?.row.id ?? ""));
    const shown = turns[above ?? -1];
    if (shown) select(shown.row.id);
  });
  // The feed's rows, which are drawn by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows on screen are the reason to run
  useEffect(() => onRows(), [indexOf, isWhole]);
}
