"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import type { Now } from "@/lib/format";

const Zone = createContext("UTC");
let zoneHere = "UTC";

/** In whose clock the page tells times. */
export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  // The module, for what is said outside of any component.
  useEffect(() => {
    zoneHere = zone;
  }, [zone]);
  return <Zone value={zone}>{children}</Zone>;
}

export function useZone(): string {
  return useContext(Zone);
}

/** The moment in which somebody did something here. */
export function nowHere(): Now {
  return { at: new Date(), zone: zoneHere };
}
