"use client";

import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import type { Command } from "@/components/keys/keys";
import type { DeskActs, DeskState } from "@/components/reading/desk-context";
import { useOpenConversation } from "@/components/reading/use-open-conversation";
import { useQuoteJump } from "@/components/reading/use-quote-jump";
import type { Store } from "@/lib/outbox/store";
import type { DeskMoves } from "./desk-moves";
import { sharedCommands } from "./shared-commands";
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
}: Commands): Record<Exclude<Command, "await-place" | "fold" | "unfold">, () => void> {
  const router = useRouter();
  function go(href: string): void {
    onLeave();
    router.push(href);
  }
  const jump = useQuoteJump({ state, acts });
  const openConversation = useOpenConversation(state);
  return {
    ...sharedCommands({ state, acts, moves, go }),
    "check-next": () => moves.move(1, true),
    "check-previous": () => moves.move(-1, true),
    search: () => {
      search.current?.focus();
      // What is typed next takes the place of the words before.
      search.current?.select();
    },
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
    alike: () => pressAlike(state),
    density: () => look.setDensity(look.density === "compact" ? "comfortable" : "compact"),
    "show-new": showNew,
  };
}
