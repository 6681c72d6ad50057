import "server-only";
import { availableParallelism } from "node:os";
import { AppError } from "@/lib/errors";

// Each check keeps a core busy; one stays with those who work.
const AT_ONCE_MAX = Math.max(1, Math.min(2, availableParallelism() - 1));
const WAITING_MAX = 30;

type Waiting = { isKnown: boolean; begin: () => void };

// Next bundles this file more than once, and all copies share the one gate of the process.
const kept = globalThis as { komainuPasswordGate?: { busy: number; waiting: Waiting[] } };
kept.komainuPasswordGate ??= { busy: 0, waiting: [] };
const gate = kept.komainuPasswordGate;

/**
 * Looks at passwords one or two at a time; a few more wait, those of browsers that signed in before in front.
 * Throws `too_many` where too many wait.
 */
export async function throughPasswordGate<T>(isKnown: boolean, check: () => Promise<T>): Promise<T> {
  if (gate.busy < AT_ONCE_MAX) gate.busy += 1;
  else await turn(isKnown);
  try {
    return await check();
  } finally {
    // The place goes to the next one; without one it is free.
    const next = gate.waiting.findIndex((one) => one.isKnown);
    const [called] = gate.waiting.splice(Math.max(0, next), 1);
    if (called) called.begin();
    else gate.busy -= 1;
  }
}

function turn(isKnown: boolean): Promise<void> {
  if (gate.waiting.filter((one) => one.isKnown === isKnown).length >= WAITING_MAX) {
    throw new AppError("too_many", "1");
  }
  return new Promise((begin) => gate.waiting.push({ isKnown, begin }));
}
