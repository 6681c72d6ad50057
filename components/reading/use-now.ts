"use client";

import { useSyncExternalStore } from "react";
import { useZone } from "@/components/ui/zone";
import type { Now } from "@/lib/format";
import { useDesk } from "./desk-context";

const TICK_MS = 5000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function read() {
  nowMs ||= Date.now();
  return nowMs;
}

/** The time, for ages on screen: one clock for the page, in steps of five seconds; first as the server had it. */
export function useClock(renderedAtMs: number): Now {
  const at = new Date(useSyncExternalStore(subscribe, read, () => renderedAtMs));
  return { at, zone: useZone() };
}

/** The same among the parts of the queue's desk. */
export function useNow(): Now {
  return useClock(useDesk().renderedAtMs);
}
