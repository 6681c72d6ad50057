"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/action-result";

/** Runs an act on an import once at a time, and keeps why it failed, to be said beside it. */
export function useImportAct() {
  const [isBusy, startTransition] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  function run<Value>(action: () => Promise<ActionResult<Value>>, onDone: (value: Value) => void) {
    if (isBusy) return;
    setFailure(null);
    startTransition(async () => {
      const message = "The desk did not answer. Nothing was changed; try again in a moment.";
      const result = await action().catch(() => ({ ok: false, message }) as const);
      if (result.ok) onDone(result.value);
      else setFailure(result.message);
    });
  }
  return { run, isBusy, failure };
}
