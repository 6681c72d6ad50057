"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { CommentPage, CommentRow } from "@/lib/comments/data";
import type { Read } from "@/lib/outbox/project";

type ReadPage = { rows: Read<CommentRow>[]; nextCursor: string | null };

function stamp(page: CommentPage, readAtMs: number): ReadPage {
  return { ...page, rows: page.rows.map((row) => ({ ...row, readAtMs })) };
}

function pageUrl(words: string, cursor: string | null): string {
  const params = new URLSearchParams(words);
  if (cursor !== null) params.set("cursor", cursor);
  return `/api/comments?${params}`;
}

/** The page that the server sent along, and the query that it answers. */
export type FirstPage = { words: string; page: CommentPage; readAtMs: number };

/** The queue's rows, page by page. What is on screen never moves by itself: nothing is read again unless asked. */
export function useCommentPages(words: string, first: FirstPage) {
  const initialData = useMemo<InfiniteData<ReadPage, string | null>>(
    () => ({ pages: [stamp(first.page, first.readAtMs)], pageParams: [null] }),
    [first],
  );
  const pages = useInfiniteQuery({
    queryKey: ["comments", words],
    queryFn: async ({ pageParam, signal }) => {
      const readAtMs = Date.now();
      return stamp(await fetchJson<CommentPage>(pageUrl(words, pageParam), signal), readAtMs);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    initialData: words === first.words ? initialData : undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const rows = useMemo(() => uniqueRows(pages.data?.pages ?? []), [pages.data]);
  const { fetchNextPage, hasNextPage, isFetching } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const client = useQueryClient();
  const restart = useCallback(() => {
    client.setQueryData<InfiniteData<ReadPage, string | null>>(["comments", words], (old) =>
      old ? { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) } : old,
    );
    void client.refetchQueries({ queryKey: ["comments", words] });
  }, [client, words]);
  /** The rows are those that the words ask for, and no others are on their way in their place. */
  const isWhole = pages.isSuccess || pages.isFetchNextPageError;
  const isReady = isWhole && !pages.isPlaceholderData && (!isFetching || pages.isFetchingNextPage);
  return { ...pages, rows, more, restart, isReady };
}

// A comment whose place changed between two pages is shown where it was met first.
function uniqueRows(pages: ReadPage[]): Read<CommentRow>[] {
  const seen = new Set<string>();
  return pages.flatMap((page) =>
    page.rows.filter((row) => {
      if (seen.has(row.id)) return false;
      seen.add(row.id);
      return true;
    }),
  );
}
