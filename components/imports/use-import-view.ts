"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import type { ImportRow, ImportView } from "@/lib/imports/view";
import { isUnderWay } from "./import-words";

// Events tell sooner; this is for when they are cut off.
const LOOK_AGAIN_MS = 4_000;

/** One import as it stands now, looked at again for as long as something happens to it. */
export function useImportView(id: string, told: ImportRow | null) {
  const view = useQuery({
    queryKey: ["import", id],
    queryFn: ({ signal }) => fetchJson<ImportView>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
  const router = useRouter();
  const status = view.data?.status;
  const known = useRef(told?.status);

  // The server's parts of the page, the history among them, know an import by its state.
  useEffect(() => {
    if (status === undefined || status === known.current) return;
    known.current = status;
    router.refresh();
  }, [status, router]);

  return { view: view.data ?? null, error: view.error, refetch: view.refetch };
}
