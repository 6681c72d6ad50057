"use client";

import type { RefObject } from "react";
import { isInSight } from "@/components/keys/is-in-sight";
import type { Command } from "@/components/keys/keys";
import { useSeenCursor } from "@/components/keys/use-seen-cursor";
import type { DeskState } from "@/components/reading/desk-context";
import type { Store } from "@/lib/outbox/store";
import type { ListNow } from "./desk-parts";

/** The highlighted row is this one; where none is among those drawn, it is the one that is read. */
function isDrawn(id: string): boolean {
  const row = document.querySelector("tr[data-active]");
  return row
    ? row.getAttribute("data-row") === id
    : document.querySelector(`article[data-comment="${id}"]`) !== null;
}

function isShown(id: string): boolean {
  const pane = document.querySelector(`article[data-comment="${id}"]`);
  if (pane && pane.getClientRects().length > 0) return true;
  return isInSight(document.querySelector("tr[data-active]"));
}

/** Why a key must not touch what is under the queue's cursor: because it is not on the screen as one sees it. */
export function useWhyNot(state: Store<DeskState>, list: RefObject<ListNow>) {
  const isSeen = useSeenCursor(state, isDrawn);
  return (command: Command, pressedAt: number): string | null => {
    const { selectedId, checked, dialog } = state.get();
    const { isReady, indexOf } = list.current;
    if (dialog !== null) return "a dialog is open";
    if (!isReady) return "the list is loading";
    if (command === "undo") return null;
    if (!isSeen(pressedAt)) return "the list had just moved on";
    if (checked.size > 0 && command !== "check") return null;
    if (selectedId === null) return "no comment is open";
    if (!indexOf.has(selectedId)) return "the comment that is shown is not in this list";
    return isShown(selectedId) ? null : "the comment is out of sight";
  };
}
