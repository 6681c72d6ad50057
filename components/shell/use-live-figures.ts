"use client";

import { useEffect, useState } from "react";
import type { RailFigures } from "@/lib/stats/rail-figures";
import { onDeskEvent } from "./desk-events";

// What one act tells in several events is asked for once, and many acts in a row a few times.
const GATHER_MS = 60;
const PAUSE_MS = 700;

/** The rail's figures, read again after something happened on the desk. */
export function useLiveFigures(initial: RailFigures): RailFigures {
  const [live, setLive] = useState<{ since: RailFigures; figures: RailFigures } | null>(null);

  // Talks to the server: listens to its events, then reads the counts. An unreachable server leaves the old counts.
  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    let readAt = Number.NEGATIVE_INFINITY;
    const read = async () => {
      pending = undefined;
      readAt = performance.now();
      const answer = await fetch("/api/counts");
      if (answer.ok) setLive({ since: initial, figures: await answer.json() });
    };
    const stop = onDeskEvent(() => {
      const waitMs = Math.max(GATHER_MS, readAt + PAUSE_MS - performance.now());
      pending ??= setTimeout(() => void read().catch(() => undefined), waitMs);
    });
    return () => {
      clearTimeout(pending);
      stop();
    };
  }, [initial]);

  return live?.since === initial ? live.figures : initial;
}
