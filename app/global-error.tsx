"use client";

import { FailureMessage } from "@/components/shell/failure-message";
import "./globals.css";

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Komainu</title>
        <main className="min-h-dvh">
          <FailureMessage error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
