"use client";

import { QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { onDeskEvent } from "@/components/shell/desk-events";
import type { ImportView } from "@/lib/imports/view";
import type { DeskEvent } from "@/lib/stats/desk-event";

type ImportEvent = Extract<DeskEvent, { kind: "import" }>;

// Many imports that begin or end together are looked at once.
const QUIET_MS = 500;

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
  const [, setPending] = useState<ReturnType<typeof setTimeout> | null>(null);
  const lookAgain = () =>
    setPending((pending) => {
      if (pending) clearTimeout(pending);
      return setTimeout(() => router.refresh(), QUIET_MS);
    });
  const onEvent = useEffectEvent((event: unknown) => {
    const told = importEvent(event);
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
  useEffect(() => onDeskEvent((event) => onEvent(event)), []);

  return null;
}

/** Our own event stream and this reader share the type. */
function importEvent(event: unknown): ImportEvent | null {
  const told = event as DeskEvent | null;
  return told?.kind === "import" ? told : null;
}
