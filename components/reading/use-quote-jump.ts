"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { landing, nextJump, type Place, type Span, stopsOf } from "@/lib/domain/quote-jump";
import { useStore } from "@/lib/outbox/use-store";
import { type Desk, useDesk } from "./desk-context";
import { commentQueryOptions } from "./reading-queries";

/** The passage of this comment that the jump key led to; the same object until the next jump. */
export function useLandingIn(commentId: string): Span | null {
  const { state } = useDesk();
  const jump = useStore(state, (now) => now.jump);
  return useMemo(() => {
    const place = jump && landing(jump);
    return place?.kind === "comment" && place.commentId === commentId ? place : null;
  }, [jump, commentId]);
}

/** Scrolls the article, where it is beside the comment, to the passage that is marked; false where none is. */
export function showMarkedPassage(): boolean {
  const mark = document.querySelector("[data-quoted]");
  mark?.scrollIntoView({ block: "center" });
  return mark !== null;
}

/**
 * What the jump key does: from a passage of the comment that is read to the same words elsewhere, or back. Returns where
 * it led; null where nothing is quoted.
 */
export function followJump(
  { state, acts }: Pick<Desk, "state" | "acts">,
  read: Parameters<typeof stopsOf>[0] | null,
): Place | null {
  const { selectedId, jump } = state.get();
  const next = selectedId === null ? null : nextJump(selectedId, read ? stopsOf(read) : [], jump);
  if (!next) {
    // What a comment likely answers is marked without a quote.
    if (!showMarkedPassage()) {
      state.set({ announcement: "This comment quotes nothing, and nothing quotes it" });
    }
    return null;
  }
  const place = landing(next);
  if (place.kind === "article") showMarkedPassage();
  else if (place.commentId !== selectedId) acts.read(place.commentId);
  // After the reading, which forgets the jump before.
  state.set({ jump: next, announcement: next.isThere ? "At the same words elsewhere" : "Back" });
  return place;
}

/** The jump key of the reading pane. */
export function useQuoteJump({ state, acts }: Pick<Desk, "state" | "acts">): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const { selectedId } = state.get();
    followJump({ state, acts }, client.getQueryData(commentQueryOptions(selectedId ?? "").queryKey) ?? null);
  }, [client, state, acts]);
}
