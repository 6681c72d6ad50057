import { expect, test } from "vitest";
import type { ThreadRow } from "@/lib/comments/data";
import { conversationOrder } from "./conversation-order";

function aRow(position: number, parentId: string | null = null): ThreadRow {
  const nothing = { author: null, net: null, excerpt: "", status: "open" as const, depth: 0, goneAt: null };
  return { id: `c${position}`, position, parentId, ...nothing };
}

function drawn(rows: ThreadRow[]): [number, number][] {
  return conversationOrder(rows).map(({ row, steps }) => [row.position, steps]);
}

test("an answer stands under what it answers, not where the page has it", () => {
  expect(drawn([aRow(2), aRow(3), aRow(7, "c3"), aRow(10, "c2"), aRow(11, "c7")])).toEqual([
    [2, 0],
    [10, 1],
    [3, 0],
    [7, 1],
    [11, 2],
  ]);
});

test("an answer to a comment that is not shown is not indented", () => {
  expect(drawn([aRow(4, "c1"), aRow(5)])).toEqual([
    [4, 0],
    [5, 0],
  ]);
});

test("answers in a circle are all shown, once", () => {
  expect(drawn([aRow(1, "c2"), aRow(2, "c1")])).toEqual([
    [1, 0],
    [2, 0],
  ]);
});
