"use client";

import { FailureMessage } from "@/components/shell/failure-message";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="min-h-dvh">
      <FailureMessage error={error} retry={retry} />
    </main>
  );
}
