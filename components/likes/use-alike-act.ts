"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { ActionResult } from "@/lib/action-result";
import { actOnAlikeAction, undoAlikeAction } from "@/lib/likes/actions";
import type { ActPart } from "@/lib/likes/data";
import type { ActOnAlike } from "@/lib/likes/schema";

/** How an act on many comments, or its undoing, stands. */
export type AlikeProgress =
  | { step: "idle" }
  | { step: "running"; undoes: boolean; done: number }
  | {
      step: "ended";
      undoes: boolean;
      done: number;
      overtaken: ActPart["overtaken"];
      /** Undone: what somebody changed again meanwhile. */
      changedSince: number;
      isStopped: boolean;
      failure: string | null;
    };

type Part = { done: number; next: string | null; overtaken?: ActPart["overtaken"]; changedSince?: number };

const LOST = "The desk did not answer. What is done is recorded; go on with the rest, or undo it.";

/** Sends an act part by part, so that thousands of comments never wait in one request, and can be stopped between. */
export function useAlikeAct(clusterId: string) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<AlikeProgress>({ step: "idle" });
  const isStopped = useRef(false);

  const run = useCallback(
    async (undoes: boolean, send: (after: string | null) => Promise<ActionResult<Part>>) => {
      isStopped.current = false;
      const end = {
        done: 0,
        overtaken: [] as ActPart["overtaken"],
        changedSince: 0,
        failure: null as string | null,
      };
      let after: string | null = null;
      setProgress({ step: "running", undoes, done: 0 });
      do {
        const result: ActionResult<Part> = await send(after).catch(() => ({
          ...{ ok: false as const, code: "internal" as const, message: LOST },
        }));
        if (!result.ok) {
          end.failure = result.message;
          break;
        }
        end.done += result.value.done;
        end.overtaken = result.value.overtaken ?? [];
        end.changedSince += result.value.changedSince ?? 0;
        after = result.value.next;
        setProgress({ step: "running", undoes, done: end.done });
      } while (after !== null && !isStopped.current);
      setProgress({ step: "ended", undoes, ...end, isStopped: after !== null && end.failure === null });
      for (const queryKey of [["likes", clusterId], ["comment"], ["comments-total"]]) {
        void client.invalidateQueries({ queryKey });
      }
    },
    [client, clusterId],
  );

  const act = useCallback(
    (asked: Omit<ActOnAlike, "after">) => run(false, (after) => actOnAlikeAction({ ...asked, after })),
    [run],
  );
  const undo = useCallback(
    (actId: string) => {
      const id = crypto.randomUUID();
      return run(true, (after) => undoAlikeAction({ id, actId, after }));
    },
    [run],
  );
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  return { progress, act, undo, stop };
}
