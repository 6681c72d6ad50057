"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { OutlinePart } from "@/lib/conversation/data";
import { type PackedRow, unpackRow } from "@/lib/domain/outline";

/** More than anybody reads, and no more than a browser lays out at once. */
const ROWS_MAX = 50_000;

type Whole = { rows: PackedRow[]; hasMore: boolean; readAtMs: number };

async function readPart(articleId: string, cursor: string | null, signal: AbortSignal): Promise<OutlinePart> {
  const from = cursor === null ? "" : `?cursor=${cursor}`;
  return fetchJson<OutlinePart>(`/api/articles/${articleId}/outline${from}`, signal);
}

async function readRest(
  articleId: string,
  first: OutlinePart,
  readAtMs: number,
  signal: AbortSignal,
): Promise<Whole> {
  const parts = [first.rows];
  let count = first.rows.length;
  let cursor = first.nextCursor;
  while (cursor !== null && count < ROWS_MAX) {
    const part = await readPart(articleId, cursor, signal);
    parts.push(part.rows);
    count += part.rows.length;
    cursor = part.nextCursor;
  }
  return { rows: parts.flat(), hasMore: cursor !== null, readAtMs };
}

/**
 * The outline of the whole thread; of a long one, its beginning until the rest is there. `first` came with the page at
 * `readAtMs`. Read again, rows that are as they were stay the same objects.
 */
export function useOutline(articleId: string, first: OutlinePart, readAtMs: number) {
  const queryKey = ["outline", articleId];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const isAgain = client.getQueryData(queryKey) !== undefined;
      const now = isAgain ? Date.now() : readAtMs;
      return readRest(articleId, isAgain ? await readPart(articleId, null, signal) : first, now, signal);
    },
    initialData: first.nextCursor === null ? { rows: first.rows, hasMore: false, readAtMs } : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const packed = data?.rows ?? first.rows;
  const rows = useMemo(() => packed.map(unpackRow), [packed]);
  return {
    rows,
    isWhole: data !== undefined,
    hasMore: data?.hasMore ?? false,
    readAtMs: data?.readAtMs ?? readAtMs,
    error,
    refetch,
  };
}
