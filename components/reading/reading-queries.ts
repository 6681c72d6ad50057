import { queryOptions } from "@tanstack/react-query";
import type { ArticleDetail } from "@/lib/articles/data";
import type { CommentDetail } from "@/lib/comments/data";
import type { Read } from "@/lib/outbox/project";
import { fetchJson } from "./fetch-json";

const FRESH_MS = 60_000;
const ARTICLE_FRESH_MS = 10 * 60_000;
/** What comments answer is worked out soon after an import. */
const DUE_MS = 2000;

export function commentQueryOptions(id: string) {
  return queryOptions({
    queryKey: ["comment", id],
    queryFn: async ({ signal }): Promise<Read<CommentDetail>> => {
      const readAtMs = Date.now();
      return { ...(await fetchJson<CommentDetail>(`/api/comments/${id}`, signal)), readAtMs };
    },
    staleTime: FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.isContextDue ? DUE_MS : false),
  });
}

export function articleQueryOptions(id: string) {
  return queryOptions({
    queryKey: ["article", id],
    queryFn: ({ signal }) => fetchJson<ArticleDetail>(`/api/articles/${id}`, signal),
    staleTime: ARTICLE_FRESH_MS,
    refetchInterval: ({ state }) => (state.data?.isContextDue ? DUE_MS : false),
  });
}
