"use client";

import { useCallback } from "react";
import { pressAnnotateKey } from "@/components/annotations/annotate-key";
import type { DeskMoves } from "@/components/queue/desk-moves";
import type { Command } from "@/components/queue/keys";
import { useKeys } from "@/components/queue/use-keys";
import type { Desk } from "@/components/reading/desk-context";
import { followJump, showMarkedPassage } from "@/components/reading/use-quote-jump";
import { openFirstBeside } from "@/components/stories/open-first-beside";
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
    next: () => moves.move(1),
    previous: () => moves.move(-1),
    read: moves.openNote,
    flag: moves.openNote,
    note: moves.openNote,
    quoted: jump,
    annotate: pressAnnotateKey,
    "correct-link": acts.chooseParent,
    back: () => state.set({ isChoosingParent: false }),
    beside: openFirstBeside,
    keep: () => acts.decide("kept"),
    remove: () => acts.decide("removed"),
    escalate: () => acts.decide("escalated"),
    undo: acts.undo,
    keys: () => state.set({ dialog: "keys" }),
    "go-open": () => go("/queue?status=open"),
    "go-flagged": () => go("/queue?status=open&flags=yes"),
    "go-escalated": () => go("/queue?status=escalated"),
    "go-kept": () => go("/queue?status=kept"),
    "go-removed": () => go("/queue?status=removed"),
    "go-articles": () => go("/articles"),
    "go-imports": () => go("/imports"),
    "go-rules": () => go("/rules"),
    "go-annotations": () => go("/annotations"),
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
