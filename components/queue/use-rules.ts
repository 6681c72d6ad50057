"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import type { listRules } from "@/lib/rules/data";

export type Rule = Awaited<ReturnType<typeof listRules>>[number];

/** The house rules; they change seldom. */
export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: ({ signal }) => fetchJson<Rule[]>("/api/rules", signal),
    staleTime: 5 * 60_000,
  });
}
