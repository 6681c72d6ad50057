import { createStore } from "@/lib/outbox/store";

/** Keys that did nothing since the last one that did, and why the latest of them did not. */
export const ignoredKeys = createStore<{ count: number; why: string }>({ count: 0, why: "" });

/** Says quietly that keys were heard and did nothing. */
export function sayIgnored(why: string, count = 1): void {
  ignoredKeys.set({ count: ignoredKeys.get().count + count, why });
}

export function forgetIgnored(): void {
  if (ignoredKeys.get().count > 0) ignoredKeys.set({ count: 0, why: "" });
}
