import type { DeskActs } from "@/components/reading/desk-context";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import { formatCount } from "@/lib/format";
import type { NewAct, PlainAct } from "@/lib/outbox/act";
import type { DeskMoves } from "./desk-moves";
import type { ActParts } from "./desk-parts";

function stamped(act: NewAct): PlainAct {
  return { ...act, id: crypto.randomUUID(), at: new Date().toISOString() };
}

/** What the keys act on: what is checked, or else what is read. */
function targets({ state }: ActParts): string[] {
  const { checked, selectedId } = state.get();
  if (checked.size > 0) return [...checked];
  return selectedId ? [selectedId] : [];
}

function decisionOn(parts: ActParts, commentId: string, status: Status): PlainAct[] {
  const now = parts.find(commentId);
  if (!now || now.status === status) return [];
  const { revision, decidedByName, decidedAt } = now;
  const before = { status: now.status, revision, decidedByName, decidedAt };
  return [stamped({ kind: "decide", commentId, status, before })];
}

function decide(parts: ActParts, moves: DeskMoves, status: Status): void {
  const { state, outbox } = parts;
  const ids = targets(parts);
  const acts = ids.flatMap((id) => decisionOn(parts, id, status));
  outbox.act(acts);
  const word = STATUS_LABEL[status].toLowerCase();
  const said = ids.length > 1 ? `${formatCount(acts.length, "comment")} ${word}` : STATUS_LABEL[status];
  state.set({ announcement: acts.length > 0 ? said : `Already ${word}`, checked: new Set() });
  if (ids.length === 1 && ids[0] === state.get().selectedId) moves.move(1);
}

/** What a moderator can do, each act shown at once and brought to the desk by the outbox. */
export function createDeskActs(parts: ActParts, moves: DeskMoves): DeskActs {
  const { state, outbox, closedBecause } = parts;

  function ifAllowed(act: () => void): void {
    if (closedBecause === null) act();
    else state.set({ announcement: closedBecause });
  }

  return {
    decide: (status) => ifAllowed(() => decide(parts, moves, status)),
    reopen: (commentId) => ifAllowed(() => outbox.act(decisionOn(parts, commentId, "open"))),
    decideAnyway(entry, conflict) {
      if (entry.act.kind !== "decide") return;
      const { commentId, status } = entry.act;
      outbox.accept(entry);
      outbox.act([stamped({ kind: "decide", commentId, status, before: conflict })]);
    },
    undo() {
      const undone = outbox.undo();
      if ("clusterId" in undone) return ifAllowed(() => state.set({ undoing: undone }));
      const [first] = undone;
      state.set({ announcement: first ? "Undone" : "Nothing to undo" });
      if (first) moves.select(first);
    },
    takeBack: (target) => ifAllowed(() => outbox.takeBack(target)),
    do: (act) => ifAllowed(() => outbox.act([stamped(act)])),
    openFlag: () => ifAllowed(() => targets(parts).length > 0 && state.set({ dialog: "flag" })),
    writeNote: () => ifAllowed(moves.openNote),
    chooseParent: () => ifAllowed(() => state.set({ isChoosingParent: state.get().selectedId !== null })),
    flagAll(flag) {
      outbox.act(targets(parts).map((commentId) => stamped({ kind: "flag", commentId, ...flag })));
      state.set({ dialog: null, checked: new Set(), announcement: `Flagged: ${flag.ruleName}` });
    },
    read: moves.read,
    back: moves.back,
  };
}
