"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useDesk } from "@/components/reading/desk-context";
import type { ActionResult } from "@/lib/action-result";
import { actOnAlikeAction, undoAlikeAction } from "@/lib/likes/actions";
import type { ActPart } from "@/lib/likes/data";
import type { ActOnAlike } from "@/lib/likes/schema";
import type { WholeAct } from "@/lib/outbox/entry";

/** How an act on many comments, or its undoing, stands. */
export type AlikeProgress =
  | { step: "idle" }
  | { step: "running"; done: number }
  | {
      step: "ended";
      done: number;
      overtaken: ActPart["overtaken"];
      /** Undone: what somebody changed again meanwhile. */
      changedSince: number;
      isStopped: boolean;
      failure: string | null;
      /** Stopped, or cut off: the rest can be done as part of the same act. */
      canGoOn: boolean;
    };

type Part = { done: number; next: string | null } & Partial<Omit<ActPart, "done" | "next">> & {
    changedSince?: number;
  };
type Run = {
  send: (after: string | null) => Promise<ActionResult<Part>>;
  onEnd: (done: number, isWhole: boolean) => void;
  /** Where the next request begins. */
  after: string | null;
  done: number;
  changedSince: number;
  overtaken: ActPart["overtaken"];
};

const LOST =
  "The desk did not answer. What is done is recorded. Go on with the rest once the desk is back, or close this: the rest is as it was.";

const CUT_OFF: readonly string[] = ["internal", "too_many", "not_signed_in"];

/** Sends an act part by part, so that thousands of comments never wait in one request, and can be stopped between. */
export function useAlikeAct(clusterId: string) {
  const client = useQueryClient();
  const { outbox } = useDesk();
  const [progress, setProgress] = useState<AlikeProgress>({ step: "idle" });
  const isStopped = useRef(false);
  const current = useRef<Run | null>(null);

  const run = useCallback(
    async (now: Run) => {
      current.current = now;
      isStopped.current = false;
      setProgress({ step: "running", done: now.done });
      const { isWhole, failed } = await sendParts(now, () => {
        setProgress({ step: "running", done: now.done });
        return isStopped.current;
      });
      now.onEnd(now.done, isWhole);
      setProgress({
        ...{ step: "ended", done: now.done, overtaken: now.overtaken, changedSince: now.changedSince },
        isStopped: !isWhole && failed === null,
        failure: failed?.message ?? null,
        canGoOn: !isWhole && (failed === null || CUT_OFF.includes(failed.code)),
      });
      for (const queryKey of [["likes", clusterId], ["comment"], ["comments-total"]]) {
        void client.invalidateQueries({ queryKey });
      }
    },
    [client, clusterId],
  );

  const act = useCallback(
    (asked: Omit<ActOnAlike, "after">) => {
      const { id, act: what } = asked;
      const whole = { id, clusterId, act: what.kind === "flag" ? "flag" : what.status } as const;
      return run({
        send: (after) => actOnAlikeAction({ ...asked, after }),
        onEnd: (count) => count > 0 && outbox.noteWhole({ ...whole, count }),
        ...{ after: null, done: 0, changedSince: 0, overtaken: [] },
      });
    },
    [run, outbox, clusterId],
  );
  const undo = useCallback(
    (whole: WholeAct) =>
      run({
        send: (after) => undoAlikeAction({ actId: whole.id, after }),
        onEnd: (_, isWhole) => isWhole && outbox.forget(whole.id),
        ...{ after: null, done: 0, changedSince: 0, overtaken: [] },
      }),
    [run, outbox],
  );
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  const goOn = useCallback(() => {
    if (current.current) void run(current.current);
  }, [run]);
  return { progress, act, undo, stop, goOn };
}

/** Sends what is left of a run, one request after the other, until all is done, one fails, or `onPart` says to stop. */
async function sendParts(run: Run, onPart: () => boolean) {
  for (;;) {
    const result = await run
      .send(run.after)
      .catch(() => ({ ok: false as const, code: "internal" as const, message: LOST }));
    if (!result.ok) return { isWhole: false, failed: result };
    const { done, doneInAll, changedSince, overtaken, next } = result.value;
    run.done = doneInAll ?? run.done + done;
    run.changedSince += changedSince ?? 0;
    run.overtaken = overtaken ?? [];
    run.after = next;
    const isStopped = onPart();
    if (next === null || isStopped) return { isWhole: next === null, failed: null };
  }
}
