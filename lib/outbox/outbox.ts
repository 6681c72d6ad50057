import type { Act, PlainAct } from "./act";
import type { Entry, LoggedAct, Outcome, Send, WholeAct } from "./entry";
import { createKeyedStore, type KeyedStore } from "./keyed-store";
import { nextGroup } from "./next-group";
import { outboxStorage, type Storage } from "./storage";
import { createStore, type Store } from "./store";

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
const UNDO_MAX = 100;
const NONE: readonly Entry[] = [];

/** What the footer says about the outbox. */
export type OutboxSummary = {
  waiting: number;
  sending: number;
  refused: number;
  /** The comment of the first refused one. */
  refusedId: string | null;
  /** What acts wait for, when a sending failed. */
  trouble: string | null;
  last: Entry | null;
  /** How many comments the key press of that one was about. */
  lastCount: number;
  canUndo: boolean;
  /** What undoing would take back next, where that is an act on many as one. */
  whole: WholeAct | null;
};

/** What one undoing takes back. */
type Undoable = { acts: PlainAct[] } | { whole: WholeAct } | { logged: LoggedAct };

const NOTHING: OutboxSummary = {
  waiting: 0,
  sending: 0,
  refused: 0,
  refusedId: null,
  trouble: null,
  last: null,
  lastCount: 1,
  canUndo: false,
  whole: null,
};

type OutboxOptions = {
  moderatorId: string;
  send: Send;
  storage: Storage;
  now: () => Date;
  newId: () => string;
  /** How long an act stays here before it is sent, in which it can be forgotten. */
  holdMs?: number;
  /** Called once for each act that the desk acknowledged or refused. */
  onSettled: (entry: Entry) => void;
};

/** Acts of one moderator in this tab: shown at once, kept in the browser until the desk has them, sent one request at a time. */
export class Outbox {
  readonly byComment: KeyedStore<readonly Entry[]> = createKeyedStore(NONE);
  readonly summary: Store<OutboxSummary> = createStore(NOTHING);
  readonly #options: OutboxOptions;
  readonly #kept: ReturnType<typeof outboxStorage>;
  #queue: Entry[] = [];
  #undoable: Undoable[] = [];
  #isSending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#kept = outboxStorage(options.moderatorId, options.storage);
  }

  /** Does several acts with one key press: together they are sent, and together undone. */
  act(acts: PlainAct[]): void {
    if (acts.length === 0) return;
    const entries = acts.map((act) => this.#enqueue(act));
    this.#noteUndoable({ acts });
    this.#report({ last: entries[0], lastCount: acts.length });
    const { holdMs } = this.#options;
    if (holdMs) setTimeout(() => this.#pump(), holdMs);
    else void this.#pump();
  }

  /** Remembers what was done so far; the function that it returns takes back what was done since, without a trace where it was not sent. */
  remember(): () => void {
    const before = new Set(this.#undoable);
    return () => {
      while (this.#undoable.length > 0 && !before.has(this.#undoable.at(-1) ?? { acts: [] })) {
        // What the desk has already is undone there, by whoever asks for it.
        if (!Array.isArray(this.undo())) return;
        this.#report({ last: null });
      }
    };
  }

  /** Notes an act on many comments that the desk has already, so that undoing comes to it in its turn. */
  noteWhole(whole: WholeAct): void {
    this.forget(whole.id);
    this.#noteUndoable({ whole });
    this.#report();
  }

  /** Notes any other act that the desk has already. */
  noteLogged(logged: LoggedAct): void {
    this.#noteUndoable({ logged });
    this.#report();
  }

  /** Lets go of an act, by its id in the log, that is taken back. */
  forget(id: string): void {
    this.#undoable = this.#undoable.filter((one) => {
      if ("acts" in one)
        return !one.acts.some((act) => act.id === id || ("press" in act && act.press === id));
      return ("whole" in one ? one.whole.id : one.logged.id) !== id;
    });
    this.#report();
  }

  /**
   * Takes back the last key press of this tab; gives the comments it was about. What the desk has already is given back
   * instead, for whoever asks to undo it there.
   */
  undo(): string[] | WholeAct | LoggedAct {
    const last = this.#undoable.at(-1) ?? { acts: [] };
    if ("whole" in last) return last.whole;
    if ("logged" in last) return last.logged;
    this.#undoable = this.#undoable.slice(0, -1);
    for (const act of last.acts) {
      const entry = this.#find(act);
      if (!entry || entry.state === "refused") continue;
      if (entry.attempts === 0) this.#drop(entry);
      else this.#enqueue(this.#undoOf(act));
    }
    this.#report({ lastCount: last.acts.length });
    void this.#pump();
    return last.acts.map((act) => act.commentId);
  }

  /** Undoes an earlier act by its log id, whoever's tab it came from. */
  takeBack(target: PlainAct): void {
    this.#report({ last: this.#enqueue(this.#undoOf(target)), lastCount: 1 });
    void this.#pump();
  }

  /** Lets a refused act go: what the desk has stands. */
  accept(entry: Entry): void {
    this.#drop(entry);
    this.#report();
  }

  /** Sends again now, without waiting for the next try. */
  readonly retry = (): void => {
    this.#failures = 0;
    void this.#pump();
  };

  /** Takes up what an earlier page left unsent. */
  resume(): void {
    for (const { act, attempts } of this.#kept.read()) {
      // Sent by another page, perhaps: it counts as tried, so that undoing it tells the desk.
      if (!this.#find(act)) this.#enqueue(act, Math.max(1, attempts));
    }
    this.#report();
    void this.#pump();
  }

  #noteUndoable(one: Undoable): void {
    this.#undoable = [...this.#undoable, one].slice(-UNDO_MAX);
  }

  async #pump(): Promise<void> {
    if (this.#isSending) return;
    clearTimeout(this.#timer);
    const group = nextGroup(this.#queue);
    if (group.length === 0) return;
    this.#isSending = true;
    const sent = group.map((entry) =>
      this.#replace(entry, { state: "sending", attempts: entry.attempts + 1 }),
    );
    for (const entry of sent) this.#kept.keep(entry);
    this.#report();
    const outcomes = await this.#send(sent);
    for (const [index, entry] of sent.entries()) this.#settle(entry, outcomes[index]);
    this.#isSending = false;
    this.#goOn(outcomes);
  }

  async #send(group: Entry[]): Promise<Outcome[]> {
    const acts = group.map(({ act }) => rebase(act, this.byComment.get(act.commentId)));
    try {
      return await this.#options.send(acts);
    } catch {
      // Lost on the way or failed over there: the same ids are sent again.
      return acts.map(() => ({ kind: "retry", awaits: "the desk to answer" }));
    }
  }

  #settle(entry: Entry, outcome: Outcome | undefined): void {
    if (!outcome || outcome.kind === "retry") {
      this.#replace(entry, { state: "waiting" });
      return;
    }
    this.#kept.forget(entry.act.id);
    const settled = this.#replace(entry, this.#resultOf(outcome));
    if (settled.state === "saved") this.#queue = this.#queue.filter((other) => other !== settled);
    this.summary.set({ last: settled });
    this.#options.onSettled(settled);
  }

  #resultOf(outcome: Exclude<Outcome, { kind: "retry" }>): Partial<Entry> {
    if (outcome.kind === "conflict") return { state: "refused", conflict: outcome.conflict };
    if (outcome.kind === "refused") return { state: "refused", message: outcome.message };
    return {
      state: "saved",
      savedAtMs: this.#options.now().getTime(),
      savedRevision: outcome.revision,
    };
  }

  #goOn(outcomes: Outcome[]): void {
    const trouble = outcomes.find((outcome) => outcome.kind === "retry")?.awaits ?? null;
    this.#failures = trouble ? this.#failures + 1 : 0;
    this.#report({ trouble });
    if (!trouble) void this.#pump();
    else
      this.#timer = setTimeout(() => this.#pump(), RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1]);
  }

  #enqueue(act: Act, attempts = 0): Entry {
    const entry: Entry = {
      act,
      attempts,
      state: "waiting",
      savedAtMs: null,
      savedRevision: null,
      conflict: null,
      message: null,
    };
    this.#queue = [...this.#queue, entry];
    this.byComment.set(act.commentId, [...this.byComment.get(act.commentId), entry]);
    this.#kept.keep(entry);
    return entry;
  }

  #replace(entry: Entry, change: Partial<Entry>): Entry {
    const next = { ...entry, ...change };
    const swap = (other: Entry) => (other.act.id === entry.act.id ? next : other);
    const { commentId } = entry.act;
    this.#queue = this.#queue.map(swap);
    this.byComment.set(commentId, this.byComment.get(commentId).map(swap));
    return next;
  }

  #drop(entry: Entry): void {
    const isOther = (other: Entry) => other.act.id !== entry.act.id;
    const { id, commentId } = entry.act;
    this.#kept.forget(id);
    this.#queue = this.#queue.filter(isOther);
    const rest = this.byComment.get(commentId).filter(isOther);
    this.byComment.set(commentId, rest.length > 0 ? rest : NONE);
  }

  #find({ id, commentId }: Pick<Act, "id" | "commentId">): Entry | undefined {
    return this.byComment.get(commentId).find((entry) => entry.act.id === id);
  }

  #undoOf(target: PlainAct): Act {
    const { now, newId } = this.#options;
    return { kind: "undo", id: newId(), commentId: target.commentId, at: now().toISOString(), target };
  }

  #report(change: Partial<OutboxSummary> = {}): void {
    const next = this.#undoable.at(-1);
    const count = (state: Entry["state"]) => this.#queue.filter((entry) => entry.state === state).length;
    this.summary.set({
      waiting: count("waiting"),
      sending: count("sending"),
      refused: count("refused"),
      refusedId: this.#queue.find(({ state }) => state === "refused")?.act.commentId ?? null,
      canUndo: next !== undefined,
      whole: next && "whole" in next ? next.whole : null,
      ...change,
    });
  }
}

// A moderator who decides twice has seen the first result, though the desk had not answered yet.
function rebase(act: Act, entries: readonly Entry[]): Act {
  if (act.kind !== "decide") return act;
  const own = entries.flatMap((entry) => (entry.savedRevision === null ? [] : [entry.savedRevision]));
  const revision = Math.max(act.before.revision, ...own);
  return revision === act.before.revision ? act : { ...act, before: { ...act.before, revision } };
}
