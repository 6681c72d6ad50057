import type { ThreadRow } from "@/lib/comments/data";

/** A line of the thread as it is drawn: `steps` to the right of what it answers. */
export type Turn = { row: ThreadRow; steps: number };

/** Page order, but each answer stands under what it answers, where that is shown. */
export function conversationOrder(rows: readonly ThreadRow[]): Turn[] {
  const shown = new Set(rows.map((row) => row.id));
  const answers = new Map<string | null, ThreadRow[]>();
  for (const row of rows) {
    const parentId = shown.has(row.parentId ?? "") ? row.parentId : null;
    answers.set(parentId, [...(answers.get(parentId) ?? []), row]);
  }
  const seen = new Set<string>();
  function follow(parentId: string | null, steps: number): Turn[] {
    return (answers.get(parentId) ?? []).flatMap((row) => {
      if (seen.has(row.id)) return [];
      seen.add(row.id);
      return [{ row, steps }, ...follow(row.id, steps + 1)];
    });
  }
  const turns = follow(null, 0);
  // Answers that point at each other in a circle belong under nobody.
  const rest = rows.filter((row) => !seen.has(row.id)).map((row) => ({ row, steps: 0 }));
  return [...turns, ...rest];
}
