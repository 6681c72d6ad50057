"use client";

import { useEffect } from "react";

const RENEW_MS = 30 * 60_000;

/** Renews the session while the desk is open in front of somebody, so that twelve hours count from the last use. */
export function useKeepSignedIn(): void {
  // Talks to the server: asking for the session sets a fresh cookie.
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") fetch("/api/auth/session").catch(() => undefined);
    }, RENEW_MS);
    return () => clearInterval(timer);
  }, []);
}
