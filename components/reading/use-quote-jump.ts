"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { landing, nextJump, type Span, stopsOf } from "@/lib/domain/quote-jump";
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
function showMarkedPassage(): boolean {
  const mark = document.querySelector("[data-quoted]");
  mark?.scrollIntoView({ block: "center" });
  return mark !== null;
}

/** What the jump key does in the reading pane: from a quote to its source, and back. */
export function useQuoteJump({ state, acts }: Pick<Desk, "state" | "acts">): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    const { selectedId, jump } = state.get();
    const detail = selectedId && client.getQueryData(commentQueryOptions(selectedId).queryKey);
    const next = selectedId && nextJump(selectedId, detail ? stopsOf(detail) : [], jump);
    if (!next) {
      // What a comment likely answers is marked without a quote.
      if (showMarkedPassage()) return;
      state.set({ announcement: "This comment quotes nothing, and nothing quotes it" });
      return;
    }
    const place = landing(next);
    if (place.kind === "article") showMarkedPassage();
    else if (place.commentId !== selectedId) acts.read(place.commentId);
    // After the reading, which forgets the jump before.
    state.set({ jump: next, announcement: next.isThere ? "At the same words elsewhere" : "Back" });
  }, [client, state, acts]);
}
