"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { CommentTotal } from "@/lib/comments/data";

/** How many comments the query finds, apart from the rows, which never wait for it; and how many an import added. */
export function useTotal(words: string) {
  const client = useQueryClient();
  const [arrived, setArrived] = useState<{ words: string; count: number | null }>({ words, count: 0 });
  const { data } = useQuery({
    queryKey: ["comments-total", words],
    queryFn: ({ signal }) => fetchJson<CommentTotal>(`/api/comments/total${words}`, signal),
    placeholderData: keepPreviousData,
  });

  const onImport = useCallback(async () => {
    const queryKey = ["comments-total", words];
    const before = client.getQueryData<CommentTotal>(queryKey);
    await client.invalidateQueries({ queryKey });
    const after = client.getQueryData<CommentTotal>(queryKey);
    if (!before || !after) return;
    const added = after.count - before.count;
    const isCounted = before.exact && after.exact;
    setArrived((now) => {
      const soFar = now.words === words ? now.count : 0;
      if (!isCounted || soFar === null) return { words, count: null };
      return { words, count: soFar + Math.max(0, added) };
    });
  }, [client, words]);

  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: ["comments-total", words] }),
    [client, words],
  );
  const clear = useCallback(() => setArrived({ words, count: 0 }), [words]);
  return {
    total: data ?? null,
    newCount: arrived.words === words ? arrived.count : 0,
    onImport,
    refresh,
    clear,
  };
}
