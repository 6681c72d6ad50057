"use client";

import { useCallback } from "react";
import type { DeskMoves } from "@/components/queue/desk-moves";
import type { Command } from "@/components/queue/keys";
import { sharedCommands } from "@/components/queue/shared-commands";
import { useKeys } from "@/components/queue/use-keys";
import type { Desk } from "@/components/reading/desk-context";
import { followJump, showMarkedPassage } from "@/components/reading/use-quote-jump";
import type { Turn } from "@/lib/domain/conversation";
import type { OutlineRow } from "@/lib/domain/outline";
import type { TurnLoader } from "./turn-loader";
import type { Folding } from "./use-folding";

type Keyed = Pick<Desk, "state" | "acts"> & {
  turns: readonly Turn<OutlineRow>[];
  folding: Folding;
  loader: TurnLoader;
  moves: Pick<DeskMoves, "select" | "move" | "openNote">;
  setSide: (side: "conversation" | "article") => void;
  go: (href: string) => void;
};

/** The keys of the conversation's page: the queue's own, and the arrows that fold and unfold. */
export function useConversationKeys(keyed: Keyed) {
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

  const table: Partial<Record<Command, () => void>> = {
    ...sharedCommands({ state, acts, moves, go }),
    read: moves.openNote,
    quoted: jump,
    back: () => state.set({ isChoosingParent: false }),
  };
  useKeys((command) => table[command]?.());

  /** The left arrow folds the branch, or goes up to what is answered; the right one unfolds, or goes down into it. */
  const onFold = useCallback(
    (direction: "in" | "out") => {
      const id = state.get().selectedId ?? "";
      const turn = turns[folding.placeOf.get(id) ?? -1];
      if (!turn) return;
      const isFolded = folding.collapsed.has(id);
      if (turn.answers > 0 && isFolded === (direction === "out")) folding.toggle(id);
      else if (direction === "out" && turn.answers > 0) moves.move(1);
      else if (direction === "in" && turn.parent !== null) moves.select(turns[turn.parent]?.row.id ?? id);
    },
    [state, turns, folding, moves],
  );
  return { onFold };
}
