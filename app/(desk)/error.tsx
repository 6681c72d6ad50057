"use client";

import { FailureMessage } from "@/components/shell/failure-message";

export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  return <FailureMessage error={error} retry={retry} />;
}
