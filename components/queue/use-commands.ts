"use client";

import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { pressAnnotateKey } from "@/components/annotations/annotate-key";
import type { DeskActs, DeskState } from "@/components/reading/desk-context";
import { useOpenConversation } from "@/components/reading/use-open-conversation";
import { useQuoteJump } from "@/components/reading/use-quote-jump";
import { openFirstBeside } from "@/components/stories/open-first-beside";
import type { Store } from "@/lib/outbox/store";
import type { DeskMoves } from "./desk-moves";
import type { Command } from "./keys";
import type { Look } from "./use-look";

type Commands = {
  state: Store<DeskState>;
  acts: DeskActs;
  moves: DeskMoves;
  look: Look;
  search: RefObject<HTMLInputElement | null>;
  showNew: () => void;
  onLeave: () => void;
};

function toggleCheck(state: Store<DeskState>) {
  const { checked, selectedId } = state.get();
  if (!selectedId) return;
  const next = new Set(checked);
  if (!next.delete(selectedId)) next.add(selectedId);
  state.set({ checked: next });
}

/** The way from the comment that is read to others that say the same, and among these to what can be done with all. */
function pressAlike(state: Store<DeskState>) {
  const way = document.querySelector<HTMLElement>("[data-alike]");
  if (way) way.click();
  else state.set({ announcement: "No other comment says the same" });
}

/** What each key of the desk does. */
export function useCommands({
  state,
  acts,
  moves,
  look,
  search,
  showNew,
  onLeave,
}: Commands): (command: Command) => void {
  const router = useRouter();
  function go(href: string): void {
    onLeave();
    router.push(href);
  }
  const jump = useQuoteJump({ state, acts });
  const openConversation = useOpenConversation(state);
  const table: Record<Exclude<Command, "await-place">, () => void> = {
    next: () => moves.move(1),
    previous: () => moves.move(-1),
    "check-next": () => moves.move(1, true),
    "check-previous": () => moves.move(-1, true),
    keep: () => acts.decide("kept"),
    remove: () => acts.decide("removed"),
    escalate: () => acts.decide("escalated"),
    flag: acts.openFlag,
    note: acts.writeNote,
    annotate: pressAnnotateKey,
    "correct-link": acts.chooseParent,
    undo: acts.undo,
    search: () => search.current?.focus(),
    keys: () => state.set({ dialog: "keys" }),
    check: () => toggleCheck(state),
    read: () => {
      const { selectedId } = state.get();
      if (selectedId) acts.read(selectedId);
    },
    back: acts.back,
    quoted: jump,
    conversation: () => {
      onLeave();
      openConversation();
    },
    beside: openFirstBeside,
    alike: () => pressAlike(state),
    density: () => look.setDensity(look.density === "compact" ? "comfortable" : "compact"),
    "show-new": showNew,
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
  return (command) => {
    if (command !== "await-place") table[command]();
  };
}
