"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { onDeskEvent } from "@/components/shell/desk-events";

const newsSchema = z.object({ kind: z.literal("annotations"), subjectId: z.string() });

/** Reads a margin anew when a colleague wrote in it. */
export function useAnnotationNews(): void {
  const client = useQueryClient();

  // The desk's event stream.
  useEffect(
    () =>
      onDeskEvent((event) => {
        const news = newsSchema.safeParse(event).data;
        if (news) void client.invalidateQueries({ queryKey: ["annotations", news.subjectId] });
      }),
    [client],
  );
}
