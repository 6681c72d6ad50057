"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { z } from "zod";
import type { DeskState } from "@/components/reading/desk-context";
import { onDeskEvent } from "@/components/shell/desk-events";
import { STATUSES } from "@/lib/domain/statuses";
import type { KeyedStore } from "@/lib/outbox/keyed-store";
import type { News } from "@/lib/outbox/project";
import type { Store } from "@/lib/outbox/store";

const eventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("decision"),
    commentId: z.string(),
    status: z.enum(STATUSES),
    revision: z.number(),
    byName: z.string(),
    byId: z.string(),
    at: z.string(),
  }),
  z.object({ kind: z.literal("marks"), commentId: z.string() }),
  z.object({ kind: z.literal("context"), articleId: z.string() }),
  z.object({ kind: z.literal("counts") }),
  z.object({ kind: z.literal("import") }),
]);

const ofArticleSchema = z.object({ articleId: z.string() });

/** Reads again what is shown of an article and of its comments, those on their way included. */
function readArticleAgain(client: QueryClient, articleId: string): void {
  for (const what of ["article", "coverage", "outline"]) {
    void client.invalidateQueries({ queryKey: [what, articleId] });
  }
  void client.invalidateQueries({
    queryKey: ["comment"],
    predicate: ({ state }) => {
      const known = ofArticleSchema.safeParse(state.data).data;
      return !known || known.articleId === articleId;
    },
  });
}

/** Hears what colleagues decide and what imports bring, for as long as the desk is open. */
export function useLive(
  { news, state }: { news: KeyedStore<News | null>; state: Store<DeskState> },
  onImport: () => void,
): void {
  const client = useQueryClient();
  const onEvent = useEffectEvent((event: unknown) => {
    const heard = eventSchema.safeParse(event).data;
    if (heard?.kind === "import") onImport();
    if (heard?.kind === "context") readArticleAgain(client, heard.articleId);
    if (heard?.kind === "marks") void client.invalidateQueries({ queryKey: ["comment", heard.commentId] });
    if (heard?.kind !== "decision") return;
    const { commentId, kind: _, ...decision } = heard;
    const known = news.get(commentId);
    if (known && known.revision >= decision.revision) return;
    news.set(commentId, { ...decision, wasLookedAt: state.get().selectedId === commentId });
    void client.invalidateQueries({ queryKey: ["comment", commentId] });
  });

  // The desk's event stream.
  useEffect(() => onDeskEvent((event) => onEvent(event)), []);
}
