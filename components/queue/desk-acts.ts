import type { DeskActs } from "@/components/reading/desk-context";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import type { NewAct, PlainAct, Reason } from "@/lib/outbox/act";
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

type With = { press?: string; reason?: Reason };

function decisionOn(parts: ActParts, commentId: string, status: Status, more: With = {}): PlainAct[] {
  const now = parts.find(commentId);
  if (!now || now.status === status) return [];
  const { revision, decidedByName, decidedAt } = now;
  const before = { status: now.status, revision, decidedByName, decidedAt };
  return [stamped({ kind: "decide", commentId, ...more, status, before })];
}

function decide(
  parts: ActParts,
  moves: DeskMoves,
  status: Status,
  { ids = targets(parts), reason }: { ids?: readonly string[]; reason?: Reason } = {},
): void {
  const more = { ...pressOn(ids), ...(reason && { reason }) };
  const acts = ids.flatMap((id) => decisionOn(parts, id, status, more));
  const [first, ...others] = acts.flatMap(({ commentId }) => parts.decidedJustNow(commentId) ?? []);
  if (first) {
    const { byName, status: was, at } = first;
    const overturning = { acts, status, byName, was, at, count: others.length + 1 };
    parts.state.set({ overturning, dialog: null, announcement: "" });
  } else send(parts, moves, status, ids, acts);
}

function send(
  { state, outbox, find }: ActParts,
  moves: DeskMoves,
  status: Status,
  ids: readonly string[],
  acts: PlainAct[],
): void {
  outbox.act(acts);
  const isKnown = ids.some((id) => find(id) !== null);
  const already = `Already ${STATUS_LABEL[status].toLowerCase()}`;
  const none = isKnown ? already : "The comment is still loading: nothing was done";
  state.set({ announcement: acts.length > 0 ? "" : none, checked: new Set(), dialog: null });
  if (ids.length === 1 && ids[0] === state.get().selectedId) moves.move(1);
}

/** Takes back what was done last: in this tab, or else as the log has it. */
function undo(parts: ActParts, moves: DeskMoves): void {
  const { state, outbox } = parts;
  const undone = outbox.undo();
  const [first] = Array.isArray(undone) ? undone : [];
  if ("clusterId" in undone) state.set({ undoing: undone });
  else if (!Array.isArray(undone)) void undoLogged(parts, moves, undone);
  else if (!first) void undoFromLog(parts, moves);
  else {
    state.set({ announcement: "" });
    moves.select(first);
  }
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

  function openDialog(dialog: "flag" | "remove" | "escalate"): void {
    const flagging = targets(parts);
    if (flagging.length > 0) state.set({ dialog, flagging });
  }

  return {
    decide: (status) =>
      ifAllowed(() => {
        if (status === "removed" && parts.asksReason) openDialog("remove");
        else decide(parts, moves, status);
      }),
    openReason: (dialog) => ifAllowed(() => openDialog(dialog)),
    decideBecause: (status, reason) =>
      ifAllowed(() => decide(parts, moves, status, { ids: state.get().flagging, reason })),
    overturn() {
      const asked = state.get().overturning;
      state.set({ overturning: null });
      if (!asked) return;
      const ids = asked.acts.map(({ commentId }) => commentId);
      ifAllowed(() => send(parts, moves, asked.status, ids, asked.acts));
    },
    reopen: (commentId) => ifAllowed(() => act(decisionOn(parts, commentId, "open"))),
    decideAnyway(entry, conflict) {
      if (entry.act.kind !== "decide") return;
      const { commentId, status, reason } = entry.act;
      outbox.accept(entry);
      act([stamped({ kind: "decide", commentId, status, ...(reason && { reason }), before: conflict })]);
    },
    undo: () => ifAllowed(() => undo(parts, moves)),
    takeBack: (target) =>
      ifAllowed(() => {
        state.set({ announcement: "" });
        outbox.takeBack(target);
      }),
    do: (one) => ifAllowed(() => act([stamped(one)])),
    openFlag: () => ifAllowed(() => openDialog("flag")),
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
