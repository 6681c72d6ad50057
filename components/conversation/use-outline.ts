"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { OutlinePart } from "@/lib/conversation/data";
import { type PackedRow, unpackRow } from "@/lib/domain/outline";

/** More than anybody reads, and no more than a browser lays out at once. */
const ROWS_MAX = 50_000;

type Whole = { rows: PackedRow[]; hasMore: boolean };

async function readRest(articleId: string, first: OutlinePart, signal: AbortSignal): Promise<Whole> {
  const parts = [first.rows];
  let count = first.rows.length;
  let cursor = first.nextCursor;
  while (cursor !== null && count < ROWS_MAX) {
    const url = `/api/articles/${articleId}/outline?cursor=${cursor}`;
    const part: OutlinePart = await fetchJson<OutlinePart>(url, signal);
    parts.push(part.rows);
    count += part.rows.length;
    cursor = part.nextCursor;
  }
  return { rows: parts.flat(), hasMore: cursor !== null };
}

/** The outline of the whole thread; of a long one, its beginning until the rest is there. */
export function useOutline(articleId: string, first: OutlinePart) {
  const { data, error, refetch } = useQuery({
    queryKey: ["outline", articleId],
    queryFn: ({ signal }) => readRest(articleId, first, signal),
    initialData: first.nextCursor === null ? { rows: first.rows, hasMore: false } : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const packed = data?.rows ?? first.rows;
  const rows = useMemo(() => packed.map(unpackRow), [packed]);
  return { rows, isWhole: data !== undefined, hasMore: data?.hasMore ?? false, error, refetch };
}
