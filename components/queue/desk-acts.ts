import type { DeskActs } from "@/components/reading/desk-context";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import type { NewAct, PlainAct } from "@/lib/outbox/act";
import type { DeskMoves } from "./desk-moves";
import type { ActParts } from "./desk-parts";
import { undoFromLog, undoLogged } from "./undo-from-log";

function stamped(act: NewAct): PlainAct {
  return { ...act, id: crypto.randomUUID(), at: new Date().toISOString() };
}

/** What the keys act on: what is checked, or else what is read. */
function targets({ state }: ActParts): string[] {
  const { checked, selectedId } = state.get();
  if (checked.size > 0) return [...checked];
  return selectedId ? [selectedId] : [];
}

/** What one key press does to several comments belongs together. */
function pressOn(ids: readonly string[]): { press?: string } {
  return ids.length > 1 ? { press: crypto.randomUUID() } : {};
}

function decisionOn(
  parts: ActParts,
  commentId: string,
  status: Status,
  press: { press?: string } = {},
): PlainAct[] {
  const now = parts.find(commentId);
  if (!now || now.status === status) return [];
  const { revision, decidedByName, decidedAt } = now;
  const before = { status: now.status, revision, decidedByName, decidedAt };
  return [stamped({ kind: "decide", commentId, ...press, status, before })];
}

function decide(parts: ActParts, moves: DeskMoves, status: Status): void {
  const { state, outbox } = parts;
  const ids = targets(parts);
  const press = pressOn(ids);
  const acts = ids.flatMap((id) => decisionOn(parts, id, status, press));
  outbox.act(acts);
  const word = STATUS_LABEL[status].toLowerCase();
  const isKnown = ids.some((id) => parts.find(id) !== null);
  const none = isKnown ? `Already ${word}` : "The comment is still loading: nothing was done";
  state.set({ announcement: acts.length > 0 ? "" : none, checked: new Set() });
  if (ids.length === 1 && ids[0] === state.get().selectedId) moves.move(1);
}

/** What a moderator can do, each act shown at once and brought to the desk by the outbox. */
export function createDeskActs(parts: ActParts, moves: DeskMoves): DeskActs {
  const { state, outbox, closedBecause } = parts;

  /** What was done is said by the outbox's own line. */
  function act(acts: PlainAct[]): void {
    state.set({ announcement: "" });
    outbox.act(acts);
  }

  function ifAllowed(act: () => void): void {
    if (closedBecause === null) act();
    else state.set({ announcement: closedBecause });
  }

  return {
    decide: (status) => ifAllowed(() => decide(parts, moves, status)),
    reopen: (commentId) => ifAllowed(() => act(decisionOn(parts, commentId, "open"))),
    decideAnyway(entry, conflict) {
      if (entry.act.kind !== "decide") return;
      const { commentId, status } = entry.act;
      outbox.accept(entry);
      act([stamped({ kind: "decide", commentId, status, before: conflict })]);
    },
    undo() {
      const undone = outbox.undo();
      if ("clusterId" in undone) return ifAllowed(() => state.set({ undoing: undone }));
      if (!Array.isArray(undone)) return ifAllowed(() => void undoLogged(parts, moves, undone));
      const [first] = undone;
      if (!first) return ifAllowed(() => void undoFromLog(parts, moves));
      state.set({ announcement: "" });
      moves.select(first);
    },
    takeBack: (target) =>
      ifAllowed(() => {
        state.set({ announcement: "" });
        outbox.takeBack(target);
      }),
    do: (one) => ifAllowed(() => act([stamped(one)])),
    openFlag: () =>
      ifAllowed(() => {
        const flagging = targets(parts);
        if (flagging.length > 0) state.set({ dialog: "flag", flagging });
      }),
    writeNote: () => ifAllowed(moves.openNote),
    chooseParent: () => ifAllowed(() => state.set({ isChoosingParent: state.get().selectedId !== null })),
    flagAll(flag) {
      const ids = state.get().flagging;
      const press = pressOn(ids);
      act(ids.map((commentId) => stamped({ kind: "flag", commentId, ...press, ...flag })));
      state.set({ dialog: null, checked: new Set() });
    },
    read: moves.read,
    back: moves.back,
  };
}
