"use client";

import { useEffect, useState } from "react";
import type { RailFigures } from "@/lib/stats/rail-figures";
import { onDeskEvent } from "./desk-events";

// Many decisions in a row ask for the counts once.
const QUIET_MS = 700;

/** The rail's figures, read again after something happened on the desk. */
export function useLiveFigures(initial: RailFigures): RailFigures {
  const [live, setLive] = useState<{ since: RailFigures; figures: RailFigures } | null>(null);

  // Talks to the server: listens to its events, then reads the counts. An unreachable server leaves the old counts.
  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    const stop = onDeskEvent(() => {
      pending ??= setTimeout(() => {
        pending = undefined;
        fetch("/api/counts")
          .then(async (answer) => {
            if (answer.ok) setLive({ since: initial, figures: await answer.json() });
          })
          .catch(() => undefined);
      }, QUIET_MS);
    });
    return () => {
      clearTimeout(pending);
      stop();
    };
  }, [initial]);

  return live?.since === initial ? live.figures : initial;
}
