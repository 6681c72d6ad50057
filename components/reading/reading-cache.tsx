"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { session } from "@/lib/outbox/session";

/** While the network is away, nothing is asked for: it is when it is back. */
function makeClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 1, networkMode: "online" } },
  });
}

/** The one cache that the parts of a page read comments and articles from. */
export function ReadingCache({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);

  // The session: what could not be read without one is read as soon as somebody signed in again.
  useEffect(() => {
    let wasEnded = session.get().isEnded;
    return session.subscribe(() => {
      const { isEnded } = session.get();
      if (wasEnded && !isEnded) void client.invalidateQueries();
      wasEnded = isEnded;
    });
  }, [client]);

  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
