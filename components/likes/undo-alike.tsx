"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useDesk } from "@/components/reading/desk-context";
import type { WholeAct } from "@/lib/outbox/entry";
import { useStore } from "@/lib/outbox/use-store";
import { ProgressSaid } from "./progress-said";
import { useAlikeAct } from "./use-alike-act";

/** Undoes an act on many comments as soon as it is asked for, and tells how far that is. */
export function UndoAlike() {
  const { state } = useDesk();
  const whole = useStore(state, ({ undoing }) => undoing);
  return whole && <Undoing key={whole.id} whole={whole} onClose={() => state.set({ undoing: null })} />;
}

function Undoing({ whole, onClose }: { whole: WholeAct; onClose: () => void }) {
  const { progress, undo, stop, goOn } = useAlikeAct(whole.clusterId);
  const isBegun = useRef(false);
  const begin = useEffectEvent(() => {
    if (!isBegun.current) void undo(whole);
    isBegun.current = true;
  });
  // The desk, which is asked once.
  useEffect(() => begin(), []);
  if (progress.step === "idle") return null;
  return (
    <ProgressSaid
      progress={progress}
      word="Undone"
      total={whole.count}
      onStop={stop}
      onGoOn={goOn}
      onClose={onClose}
    />
  );
}
