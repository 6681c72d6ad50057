"use client";

import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/action-result";

export type Outcome = { isFailure: boolean; message: string };

/** Runs an action once at a time and keeps how it ended, to be shown beside the act. */
export function useAct() {
  const [isBusy, startTransition] = useTransition();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  function run<Value>(
    action: () => Promise<ActionResult<Value>>,
    onDone: (value: Value) => string | null | Promise<string | null>,
  ) {
    setOutcome(null);
    startTransition(async () => {
      const message = "The desk did not answer. Nothing was changed; try again in a moment.";
      const result = await action().catch(() => ({ ok: false, message }) as const);
      if (!result.ok) return setOutcome({ isFailure: true, message: result.message });
      const done = await onDone(result.value);
      setOutcome(done === null ? null : { isFailure: false, message: done });
    });
  }

  return { isBusy, outcome, run };
}
