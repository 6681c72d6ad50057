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
};

function toggleCheck(state: Store<DeskState>) {
  const { checked, selectedId } = state.get();
  if (!selectedId) return;
  const next = new Set(checked);
  if (!next.delete(selectedId)) next.add(selectedId);
  state.set({ checked: next });
}

/** The way from the comment that is read to others that say the same, once it is known that there are any. */
function pressAlike(state: Store<DeskState>) {
  const link = document.querySelector<HTMLAnchorElement>("a[data-alike]");
  if (link) link.click();
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
}: Commands): (command: Command) => void {
  const router = useRouter();
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
    conversation: openConversation,
    beside: openFirstBeside,
    alike: () => pressAlike(state),
    density: () => look.setDensity(look.density === "compact" ? "comfortable" : "compact"),
    "show-new": showNew,
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
  return (command) => {
    if (command !== "await-place") table[command]();
  };
}
