"use client";

import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { z } from "zod";
import { onDeskEvent } from "@/components/shell/desk-events";
import { IMPORT_STATUSES, type ImportView } from "@/lib/imports/view";

const eventSchema = z.object({
  kind: z.literal("import"),
  importId: z.string().optional(),
  status: z.enum(IMPORT_STATUSES).optional(),
  progress: z
    .object({
      bytesDone: z.number(),
      bytes: z.number(),
      commentsDone: z.number(),
      ratePerSecond: z.number().nullable(),
      secondsLeft: z.number().nullable(),
    })
    .optional(),
});

// Many imports that begin or end together are looked at once.
const QUIET_MS = 1000;

/** The cache that the parts of the imports pages read from, kept fresh by the desk's events. */
export function ImportsCache({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { refetchOnWindowFocus: false, retry: 1, networkMode: "always", staleTime: 10_000 },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <Listener />
      {children}
    </QueryClientProvider>
  );
}

function Listener() {
  const client = useQueryClient();
  const router = useRouter();
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lookAgain = () => {
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      router.refresh();
    }, QUIET_MS);
  };
  const onEvent = useEffectEvent((event: unknown) => {
    const told = eventSchema.safeParse(event).data;
    if (!told) return;
    const { importId, status, progress } = told;
    const key = ["import", importId];
    const known = client.getQueryData<ImportView>(key);
    if (known && progress && status === known.status) {
      client.setQueryData<ImportView>(key, { ...known, progress });
      return;
    }
    if (importId) void client.invalidateQueries({ queryKey: key });
    // The server's parts of the page know an import by its state, and a new one only they can name.
    if (!known || status !== known.status) lookAgain();
  });

  // The desk's event stream.
  useEffect(() => {
    const stop = onDeskEvent((event) => onEvent(event));
    return () => {
      clearTimeout(pending.current);
      stop();
    };
  }, []);

  return null;
}
