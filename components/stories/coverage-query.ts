import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import type { Coverage } from "@/lib/stories/data";

const FRESH_MS = 60_000;

export function coverageQueryOptions(articleId: string) {
  return queryOptions({
    queryKey: ["coverage", articleId],
    queryFn: ({ signal }) => fetchJson<Coverage>(`/api/articles/${articleId}/coverage`, signal),
    staleTime: FRESH_MS,
  });
}
