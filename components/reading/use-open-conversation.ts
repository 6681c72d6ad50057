"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { Store } from "@/lib/outbox/store";
import type { DeskState } from "./desk-context";
import { commentQueryOptions } from "./reading-queries";

/** Goes to the whole conversation of the comment that is read, also while the comment is on its way. */
export function useOpenConversation(state: Store<DeskState>): () => void {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(() => {
    const { selectedId } = state.get();
    if (!selectedId) return;
    void client.ensureQueryData(commentQueryOptions(selectedId)).then(
      ({ articleId }) => router.push(`/articles/${articleId}?comment=${selectedId}`),
      (error: unknown) => {
        const why = error instanceof Error ? error.message : "";
        state.set({ announcement: `The conversation could not be opened. ${why}` });
      },
    );
  }, [client, router, state]);
}
