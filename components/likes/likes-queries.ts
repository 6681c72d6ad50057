import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import type { LikesFacts } from "@/lib/likes/data";

/** What comments that say the same have in common; read anew each time it is opened, since an act is made from it. */
export function likesQueryOptions(clusterId: string) {
  return queryOptions({
    queryKey: ["likes", clusterId],
    queryFn: ({ signal }) => fetchJson<LikesFacts>(`/api/likes/${clusterId}`, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
