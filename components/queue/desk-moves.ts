import type { DeskParts } from "./desk-parts";

export type DeskMoves = ReturnType<typeof createDeskMoves>;

/** Going from comment to comment: nothing here waits for the server. */
export function createDeskMoves({ state, list, table, onRead, onBack }: DeskParts) {
  function select(id: string): void {
    const index = list.current.indexOf.get(id);
    state.set({ selectedId: id, isWritingNote: false, isChoosingParent: false, jump: null });
    if (index !== undefined) {
      table.current?.reveal(index);
      table.current?.focus(index);
    }
    onRead(id, false);
  }

  return {
    select,
    /** To the row below or above; `checks` takes both rows into the selection. */
    move(step: 1 | -1, checks = false): void {
      const { rows, indexOf } = list.current;
      const { selectedId, checked } = state.get();
      const from = selectedId === null ? undefined : indexOf.get(selectedId);
      const index = from === undefined ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
      const row = rows[index];
      if (!row) return;
      if (checks) {
        const both = selectedId ? [selectedId, row.id] : [row.id];
        state.set({ checked: new Set([...checked, ...both]) });
      }
      if (row.id !== selectedId) select(row.id);
    },
    /** To the first row, or to the last of those that were read. */
    toEnd(end: "first" | "last"): void {
      const { rows } = list.current;
      const row = rows.at(end === "first" ? 0 : -1);
      if (row) select(row.id);
    },
    read(id: string): void {
      select(id);
      onRead(id, true);
    },
    back(): void {
      if (state.get().checked.size > 0) state.set({ checked: new Set() });
      else onBack();
    },
    openNote(): void {
      const { selectedId } = state.get();
      if (!selectedId) return;
      state.set({ isWritingNote: true });
      onRead(selectedId, true);
    },
  };
}
