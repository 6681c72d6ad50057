"use client";

import { Button } from "@/components/ui/button";
import { MessagePage } from "./message-page";
import { NoPermission } from "./no-permission";
import { NotFoundMessage } from "./not-found-message";

/** What an error page says. The server sends a failure's digest only, never its text. */
export function FailureMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
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

function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
