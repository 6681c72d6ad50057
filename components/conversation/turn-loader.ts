import type { TurnDetail } from "@/lib/conversation/data";
import { createKeyedStore, type KeyedStore } from "@/lib/outbox/keyed-store";
import type { Read } from "@/lib/outbox/project";
import { createStore, type Store } from "@/lib/outbox/store";

type TurnStore = KeyedStore<Read<TurnDetail> | null>;

export type TurnLoader = {
  turns: TurnStore;
  trouble: Store<{ message: string | null }>;
  /** Says which comments are in view, instead of those said before. */
  want: (ids: readonly string[]) => void;
};

const PAUSE_MS = 30;
const ASKED_MAX = 60;

/**
 * Reads comments as they come into view, each once and many at a time. What scrolled past before it was asked for is
 * never asked for.
 */
export function createTurnLoader(read: (ids: string[]) => Promise<Read<TurnDetail>[]>): TurnLoader {
  const turns: TurnStore = createKeyedStore<Read<TurnDetail> | null>(null);
  const trouble = createStore<{ message: string | null }>({ message: null });
  const underWay = new Set<string>();
  let wanted: readonly string[] = [];
  let isDue = false;

  async function load() {
    isDue = false;
    const ids = wanted.filter((id) => turns.get(id) === null && !underWay.has(id)).slice(0, ASKED_MAX);
    if (ids.length === 0) return;
    for (const id of ids) underWay.add(id);
    try {
      for (const turn of await read(ids)) turns.set(turn.id, turn);
      if (trouble.get().message !== null) trouble.set({ message: null });
    } catch (error) {
      trouble.set({ message: error instanceof Error ? error.message : "The desk could not answer." });
    } finally {
      for (const id of ids) underWay.delete(id);
    }
  }

  return {
    turns,
    trouble,
    want(ids) {
      wanted = ids;
      if (!isDue) setTimeout(() => void load(), PAUSE_MS);
      isDue = true;
    },
  };
}
