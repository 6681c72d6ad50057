import type { Act, PlainAct } from "./act";
import type { Conflict, Entry, Outcome, Send } from "./entry";
import { createKeyedStore } from "./keyed-store";
import { createStore } from "./store";
import { outboxStorage, type Storage } from "./storage";
import { nextGroup } from "./next-group";

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const NONE: readonly Entry[] = [];

/** What the footer says about the outbox. */
export type OutboxSummary = {
  waiting: number;
  sending: number;
  refused: number;
  /** What acts wait for, when a sending failed. */
  trouble: string | null;
  last: Entry | null;
  canUndo: boolean;
};

type OutboxOptions = {
  moderatorId: string;
  send: Send;
  storage: Storage;
  now: () => Date;
  newId: () => string;
  /** Called once for each act that the desk acknowledged or refused. */
  onSettled: (entry: Entry) => void;
};

export type Outbox = ReturnType<typeof createOutbox>;

/** Acts of one moderator in this tab: shown at once, kept in the browser until the desk has them, sent one batch at a time. */
export function createOutbox(options: OutboxOptions) {
  const kept = outboxStorage(options.moderatorId, options.storage);
  const byComment = createKeyedStore<readonly Entry[]>(NONE);
  const summary = createStore<OutboxSummary>({
    waiting: 0, sending: 0, refused: 0, trouble: null, last: null, canUndo: false,
  });
  let queue: Entry[] = [];
  let undoable: string[][] = [];
  let isSending = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function replace(entry: Entry, change: Partial<Entry>): Entry {
    const next = { ...entry, ...change };
    const id = entry.act.commentId;
    queue = queue.map((other) => (other.act.id === entry.act.id ? next : other));
    byComment.set(id, byComment.get(id).map((other) => (other.act.id === entry.act.id ? next : other)));
    return next;
  }

  function drop(entry: Entry) {
    const id = entry.act.commentId;
    kept.forget(entry.act.id);
    queue = queue.filter((other) => other.act.id !== entry.act.id);
    const rest = byComment.get(id).filter((other) => other.act.id !== entry.act.id);
    byComment.set(id, rest.length > 0 ? rest : NONE);
  }

  function report(change: Partial<OutboxSummary> = {}) {
    const count = (state: Entry["state"]) => queue.filter((entry) => entry.state === state).length;
    summary.set({
      waiting: count("waiting"),
      sending: count("sending"),
      refused: count("refused"),
      canUndo: undoable.length > 0,
      ...change,
    });
  }

  function settle(entry: Entry, outcome: Outcome): void {
    if (outcome.kind === "retry") {
      replace(entry, { state: "waiting", message: null });
      return;
    }
    kept.forget(entry.act.id);
    const settled =
      outcome.kind === "saved"
        ? replace(entry, { state: "saved", savedAtMs: options.now().getTime(), savedRevision: outcome.revision, message: null })
        : replace(entry, { state: "refused", ...refusal(outcome) });
    if (settled.state === "saved") queue = queue.filter((other) => other.act.id !== settled.act.id);
    summary.set({ last: settled });
    options.onSettled(settled);
  }

  async function attempt(group: Entry[]): Promise<Outcome[]> {
    const acts = group.map((entry) => rebase(entry.act, byComment.get(entry.act.commentId)));
    try {
      return await options.send(acts);
    } catch {
      // Lost on the way or failed over there: the same ids are sent again.
      return acts.map(() => ({ kind: "retry", awaits: "the desk to answer" }));
    }
  }

  async function pump(): Promise<void> {
    if (isSending) return;
    clearTimeout(timer);
    const group = nextGroup(queue);
    if (group.length === 0) return;
    isSending = true;
    const sent = group.map((entry) => replace(entry, { state: "sending", attempts: entry.attempts + 1 }));
    for (const entry of sent) kept.keep(entry);
    report();
    const outcomes = await attempt(sent);
    for (const [index, entry] of sent.entries()) {
      settle(entry, outcomes[index] ?? { kind: "retry", awaits: "the desk to answer" });
    }
    isSending = false;
    const trouble = outcomes.find((outcome) => outcome.kind === "retry")?.awaits ?? null;
    failures = trouble ? failures + 1 : 0;
    report({ trouble });
    if (trouble) timer = setTimeout(pump, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
    else void pump();
  }

  function enqueue(act: Act, batch: string, attempts = 0) {
    const entry: Entry = {
      act, batch, attempts, state: "waiting", savedAtMs: null, savedRevision: null, conflict: null, message: null,
    };
    queue = [...queue, entry];
    byComment.set(act.commentId, [...byComment.get(act.commentId), entry]);
    kept.keep(entry);
    return entry;
  }

  function find(actId: string, commentId: string): Entry | undefined {
    return byComment.get(commentId).find((entry) => entry.act.id === actId);
  }

  return {
    byComment,
    summary,
    /** Does several acts with one key press: together they are sent, and together undone. */
    act(acts: PlainAct[]) {
      const batch = options.newId();
      const entries = acts.map((act) => enqueue(act, batch));
      if (entries.length === 0) return;
      undoable = [...undoable, entries.map((entry) => `${entry.act.commentId} ${entry.act.id}`)].slice(-100);
      report({ last: entries[0] ?? null });
      void pump();
    },
    /** Takes back the last key press of this tab; gives the comments it was about. */
    undo(): string[] {
      const batch = undoable.at(-1) ?? [];
      undoable = undoable.slice(0, -1);
      const entries = batch.flatMap((key) => {
        const [commentId = "", actId = ""] = key.split(" ");
        return find(actId, commentId) ?? [];
      });
      const newBatch = options.newId();
      for (const entry of entries) {
        if (entry.act.kind === "undo" || entry.state === "refused") continue;
        if (entry.attempts === 0) drop(entry);
        else enqueue(undoOf(entry.act, options), newBatch);
      }
      report();
      void pump();
      return entries.map((entry) => entry.act.commentId);
    },
    /** Undoes an earlier act by its log id, whoever's tab it came from. */
    takeBack(target: PlainAct) {
      enqueue(undoOf(target, options), options.newId());
      report();
      void pump();
    },
    /** Lets a refused act go: the colleague's decision stands. */
    accept(entry: Entry) {
      drop(entry);
      report();
    },
    /** Sends again now, without waiting for the next try. */
    retry() {
      failures = 0;
      void pump();
    },
    /** Takes up what an earlier page left unsent. */
    resume() {
      const known = new Set(queue.map((entry) => entry.act.id));
      for (const { act, batch, attempts } of kept.read()) {
        // Sent from another page, perhaps: never cancel it silently.
        if (!known.has(act.id)) enqueue(act, batch, Math.max(1, attempts));
      }
      report();
      void pump();
    },
  };
}

function refusal(outcome: Extract<Outcome, { kind: "conflict" | "refused" }>): {
  conflict: Conflict | null;
  message: string | null;
} {
  if (outcome.kind === "conflict") return { conflict: outcome.conflict, message: null };
  return { conflict: null, message: outcome.message };
}

function undoOf(target: PlainAct, { newId, now }: Pick<OutboxOptions, "newId" | "now">): Act {
  return { kind: "undo", id: newId(), commentId: target.commentId, at: now().toISOString(), target };
}

// A moderator who decides twice has seen the first result, though the desk had not answered yet.
function rebase(act: Act, entries: readonly Entry[]): Act {
  if (act.kind !== "decide") return act;
  const own = entries.flatMap((entry) => (entry.savedRevision === null ? [] : [entry.savedRevision]));
  const revision = Math.max(act.before.revision, ...own);
  return revision === act.before.revision ? act : { ...act, before: { ...act.before, revision } };
}
