"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import {
  type CommentQuery,
  type CommentSort,
  commentQueryParsers,
  serializeCommentQuery,
} from "@/lib/comments/query";

/** Which way a sort points when it is chosen first. */
const STARTS_ASCENDING: readonly CommentSort[] = ["net", "position"];

/** The queue as the address bar has it: a link is a queue. */
export function useQueueAddress() {
  const [query, setQuery] = useQueryStates(commentQueryParsers, {
    history: "push",
    shallow: true,
    scroll: false,
  });
  const words = useMemo(() => serializeCommentQuery("", query), [query]);

  const change = useCallback(
    (next: Partial<CommentQuery>, history: "push" | "replace" = "push") => setQuery(next, { history }),
    [setQuery],
  );

  const sortBy = useCallback(
    (by: CommentSort) => {
      const isSame = query.sort.by === by;
      const descending = isSame ? !query.sort.descending : !STARTS_ASCENDING.includes(by);
      return setQuery({ sort: { by, descending } });
    },
    [query.sort, setQuery],
  );

  return useMemo(() => ({ query, words, change, sortBy }), [query, words, change, sortBy]);
}

export type QueueAddress = ReturnType<typeof useQueueAddress>;
