import { useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { CommentDetail } from "@/lib/comments/data";
import type { TurnDetail } from "@/lib/conversation/data";
import type { Read } from "@/lib/outbox/project";
import { createTurnLoader, type TurnLoader } from "./turn-loader";

async function readTurns(articleId: string, ids: readonly string[]): Promise<Read<TurnDetail>[]> {
  const readAtMs = Date.now();
  const turns = await fetchJson<TurnDetail[]>(`/api/articles/${articleId}/turns?ids=${ids.join()}`);
  return turns.map((turn) => ({ ...turn, readAtMs }));
}

async function readBody(id: string): Promise<string> {
  return (await fetchJson<Pick<CommentDetail, "body">>(`/api/comments/${id}`)).body;
}

/**
 * The comments of a conversation, read as they come into view; `first` came with the page. They are read again when the
 * outline was.
 */
export function useTurns(
  articleId: string,
  first: readonly TurnDetail[],
  readAtMs: number,
  outlineReadAtMs: number,
): TurnLoader {
  const [loader] = useState(() =>
    createTurnLoader(
      { turns: (ids) => readTurns(articleId, ids), body: readBody },
      first.map((turn) => ({ ...turn, readAtMs })),
    ),
  );
  const knownAtMs = useRef(outlineReadAtMs);
  // The desk, which has something new to say.
  useEffect(() => {
    if (knownAtMs.current === outlineReadAtMs) return;
    knownAtMs.current = outlineReadAtMs;
    loader.readAgain();
  }, [loader, outlineReadAtMs]);
  return loader;
}
