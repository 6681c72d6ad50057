"use client";

import { useState } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Read } from "@/lib/outbox/project";
import { createTurnLoader, type TurnLoader } from "./turn-loader";

async function readTurns(articleId: string, ids: readonly string[]): Promise<Read<TurnDetail>[]> {
  const readAtMs = Date.now();
  const turns = await fetchJson<TurnDetail[]>(`/api/articles/${articleId}/turns?ids=${ids.join()}`);
  return turns.map((turn) => ({ ...turn, readAtMs }));
}

/** The comments of a conversation, read as they come into view; `first` came with the page. */
export function useTurns(articleId: string, first: readonly TurnDetail[], readAtMs: number): TurnLoader {
  const [loader] = useState(() => {
    const made = createTurnLoader((ids) => readTurns(articleId, ids));
    for (const turn of first) made.turns.set(turn.id, { ...turn, readAtMs });
    return made;
  });
  return loader;
}
