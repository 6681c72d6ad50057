"use client";

import { useRouter } from "next/navigation";
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
import { readingHref } from "./turn-head";
import type { TurnLoader } from "./turn-loader";
import type { Folding } from "./use-folding";

type Keyed = Pick<Desk, "state" | "acts"> & {
  articleId: string;
  turns: readonly Turn<OutlineRow>[];
  folding: Folding;
  loader: TurnLoader;
  moves: Pick<DeskMoves, "select" | "move">;
  setSide: (side: "conversation" | "article") => void;
};

/** The keys of the conversation's page: the queue's own, and the arrows that fold and unfold. */
export function useConversationKeys(keyed: Keyed) {
  const { state, acts, articleId, loader, moves, setSide } = keyed;
  const { turns, folding } = keyed;
  const router = useRouter();

  function openInQueue() {
    const { selectedId } = state.get();
    if (selectedId) router.push(readingHref(articleId, selectedId));
  }

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
    read: openInQueue,
    flag: openInQueue,
    note: openInQueue,
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
    "go-open": () => router.push("/queue?status=open"),
    "go-flagged": () => router.push("/queue?status=open&flags=yes"),
    "go-escalated": () => router.push("/queue?status=escalated"),
    "go-kept": () => router.push("/queue?status=kept"),
    "go-removed": () => router.push("/queue?status=removed"),
    "go-articles": () => router.push("/articles"),
    "go-imports": () => router.push("/imports"),
    "go-rules": () => router.push("/rules"),
    "go-annotations": () => router.push("/annotations"),
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
