"use client";

import type { RefObject } from "react";
import { isInSight } from "@/components/keys/is-in-sight";
import type { Command } from "@/components/keys/keys";
import { type PageKeys, useKeys } from "@/components/keys/use-keys";
import { useRemember } from "@/components/keys/use-remember";
import { useSeenCursor } from "@/components/keys/use-seen-cursor";
import type { DeskMoves } from "@/components/queue/desk-moves";
import { sharedCommands } from "@/components/queue/shared-commands";
import type { Desk } from "@/components/reading/desk-context";
import { followJump, showMarkedPassage } from "@/components/reading/use-quote-jump";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import type { FeedHandle } from "./conversation-feed";
import type { TurnLoader } from "./turn-loader";
import type { Folding } from "./use-folding";

type Keyed = Pick<Desk, "state" | "acts" | "outbox"> & {
  turns: readonly Turn<OutlineRow>[];
  folding: Folding;
  loader: TurnLoader;
  feed: RefObject<FeedHandle | null>;
  moves: Pick<DeskMoves, "select" | "move" | "toEnd" | "openNote">;
  setSide: (side: "conversation" | "article") => void;
  go: (href: string) => void;
};

/** The keys of the conversation's page: the queue's own, and the arrows that fold and unfold. */
export function useConversationKeys(keyed: Keyed): PageKeys["table"] {
  const { state, acts, loader, moves, setSide, go } = keyed;
  const { turns, folding } = keyed;

  function jump() {
    const { selectedId } = state.get();
    const place = followJump({ state, acts }, loader.turns.get(selectedId ?? ""));
    if (!place) return;
    setSide(place.kind === "article" ? "article" : "conversation");
    // Where the article was hidden, it is drawn by then.
    if (place.kind === "article") requestAnimationFrame(() => showMarkedPassage());
  }

  /** The left arrow folds the branch, or goes up to what is answered; the right one unfolds, or goes down into it. */
  function fold(direction: "in" | "out") {
    const id = state.get().selectedId ?? "";
    const turn = turns[folding.placeOf.get(id) ?? -1];
    if (!turn) return;
    const isFolded = folding.collapsed.has(id);
    if (turn.answers > 0 && isFolded === (direction === "out")) folding.toggle(id);
    else if (direction === "out" && turn.answers > 0) moves.move(1);
    else if (direction === "in" && turn.parent !== null) moves.select(turns[turn.parent]?.row.id ?? id);
  }

  const table: PageKeys["table"] = {
    ...sharedCommands({ state, acts, moves, go }),
    read: moves.openNote,
    quoted: jump,
    back: () => state.set({ isChoosingParent: false }),
    fold: () => fold("in"),
    unfold: () => fold("out"),
  };
  useKeys({ table, whyNot: useWhyNot(keyed), remember: useRemember(state, keyed.outbox) });
  return table;
}

function isDrawn(id: string): boolean {
  const turn = document.querySelector("[data-turn][data-active]");
  return turn === null || turn.getAttribute("data-turn") === id;
}

/** Why a key must not touch the comment at hand: because it is not on the screen as one sees it. */
function useWhyNot({ state, folding, loader, feed }: Keyed): PageKeys["whyNot"] {
  const isSeen = useSeenCursor(state, isDrawn);
  return (command: Command, pressedAt: number) => {
    const { selectedId, dialog } = state.get();
    if (dialog !== null) return "a dialog is open";
    if (command === "undo") return null;
    const index = folding.indexOf.get(selectedId ?? "");
    if (index === undefined) return "no comment is at hand";
    if (!isSeen(pressedAt)) return "the conversation had just moved on";
    if (!isInSight(document.querySelector(`[data-turn="${selectedId}"]`))) {
      feed.current?.reveal(index, "center");
      return "the comment at hand was out of sight; here it is";
    }
    return loader.turns.get(selectedId ?? "") ? null : "the comment is still loading";
  };
}
