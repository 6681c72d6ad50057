"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { MessagePage } from "./message-page";
import { NoPermission } from "./no-permission";
import { NotFoundMessage } from "./not-found-message";

/** What an error page says. The server sends a failure's digest only, never its text. */
export function FailureMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  useRetryWhenBack(retry);
  if (digest === "komainu:not_allowed") return <NoPermission />;
  if (digest === "komainu:not_found") return <NotFoundMessage />;
  return (
    <MessagePage
      title="This page could not be read"
      reference={digest}
      acts={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>
        Something failed while the page was put together. Your decisions are safe: nothing was changed by
        this.
      </p>
    </MessagePage>
  );
}

const LOOK_MS = 3000;

/** Tries again by itself once a desk that was away is back: decisions that wait in the browser are sent by the page. */
function useRetryWhenBack(retry: () => void): void {
  // The desk's own word on how it is.
  useEffect(() => {
    let wasAway = false;
    const look = async () => {
      const isWell = await fetch("/api/health").then(
        ({ ok }) => ok,
        () => false,
      );
      if (isWell && wasAway) retry();
      wasAway = !isWell;
    };
    void look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [retry]);
}

function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
