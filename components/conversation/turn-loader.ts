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
  /** Reads each once more when it is next in view; until then it stands as it was. */
  readAgain: () => void;
  /** Puts the whole text in place of a long one's beginning; says why where it can't be read. */
  readWhole: (id: string) => Promise<void>;
};

type Readers = {
  turns: (ids: string[]) => Promise<Read<TurnDetail>[]>;
  body: (id: string) => Promise<string>;
};

const PAUSE_MS = 30;
const ASKED_MAX = 60;

/** A long comment that was opened stays open, unless its text is another by now. */
function keepingWhole(turn: Read<TurnDetail>, before: Read<TurnDetail> | null): Read<TurnDetail> {
  if (turn.isWhole || !before?.isWhole || before.bodyChars !== turn.bodyChars) return turn;
  return before.body.startsWith(turn.body) ? { ...turn, body: before.body, isWhole: true } : turn;
}

/**
 * Reads comments as they come into view, each once and many at a time. What scrolled past before it was asked for is
 * never asked for. `first` is known from the beginning.
 */
export function createTurnLoader(read: Readers, first: readonly Read<TurnDetail>[] = []): TurnLoader {
  const turns: TurnStore = createKeyedStore<Read<TurnDetail> | null>(null);
  const trouble = createStore<{ message: string | null }>({ message: null });
  const underWay = new Set<string>();
  const upToDate = new Set<string>();
  let wanted: readonly string[] = [];
  let isDue = false;
  let round = 0;

  for (const turn of first) {
    turns.set(turn.id, turn);
    upToDate.add(turn.id);
  }

  const due = () => wanted.filter((id) => !upToDate.has(id) && !underWay.has(id)).slice(0, ASKED_MAX);

  function plan() {
    if (!isDue) setTimeout(() => void load(), PAUSE_MS);
    isDue = true;
  }

  async function load() {
    isDue = false;
    const ids = due();
    if (ids.length === 0) return;
    const since = round;
    for (const id of ids) underWay.add(id);
    try {
      for (const turn of await read.turns(ids)) turns.set(turn.id, keepingWhole(turn, turns.get(turn.id)));
      if (since === round) for (const id of ids) upToDate.add(id);
      if (trouble.get().message !== null) trouble.set({ message: null });
    } catch (error) {
      trouble.set({ message: error instanceof Error ? error.message : "The desk could not answer." });
    } finally {
      for (const id of ids) underWay.delete(id);
    }
    // What was on its way when it had to be read again.
    if (since !== round) plan();
  }

  return {
    turns,
    trouble,
    want(ids) {
      wanted = ids;
      plan();
    },
    readAgain() {
      round += 1;
      upToDate.clear();
      plan();
    },
    async readWhole(id) {
      const body = await read.body(id);
      const turn = turns.get(id);
      if (turn) turns.set(id, { ...turn, body, isWhole: true });
    },
  };
}
