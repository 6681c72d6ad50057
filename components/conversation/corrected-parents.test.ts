import { expect, test } from "vitest";
import type { Act, PlainAct } from "@/lib/outbox/act";
import type { Entry } from "@/lib/outbox/entry";
import { createKeyedStore } from "@/lib/outbox/keyed-store";
import { correctedParents } from "./corrected-parents";

const ME = { id: "m", name: "Noor" };
const parentOf = (id: string) => ({ id, position: 2, evidence: "moderator", isGone: false });
const before = { replyTo: { ...parentOf("first"), evidence: "quote" }, correction: null };

function link(commentId: string, parentId: string | null): PlainAct {
  const parent = parentId === null ? null : parentOf(parentId);
  return { kind: "link", id: `link ${commentId}`, commentId, at: "2026-11-22T00:00:00Z", parent, before };
}

function entry(act: Act, change: Partial<Entry> = {}): Entry {
  const sent = { attempts: 1, savedAtMs: null, savedRevision: null, conflict: null, message: null };
  return { act, state: "sending", ...sent, ...change };
}

function corrected(entries: readonly Entry[]) {
  const byComment = createKeyedStore<readonly Entry[]>([]);
  for (const one of entries) byComment.set(one.act.commentId, [...byComment.get(one.act.commentId), one]);
  return correctedParents(byComment, 1000, ME);
}

test("a comment answers what its moderator just said, also nobody; an undo gives back what stood before", () => {
  expect(corrected([entry(link("a", "second")), entry(link("b", null))])).toEqual([
    ["a", "second"],
    ["b", null],
  ]);
  const target = link("a", "second");
  const undo = { kind: "undo" as const, id: "u", commentId: "a", at: target.at, target };
  expect(corrected([entry(target), entry(undo)])).toEqual([["a", "first"]]);
});

test("what the thread has by now, what was refused, and other acts move nothing", () => {
  const decision: Act = {
    ...{ kind: "decide", id: "d", commentId: "a", at: "2026-11-22T00:00:00Z", status: "kept" },
    before: { status: "open", revision: 0, decidedByName: null, decidedAt: null },
  };
  const saved = entry(link("b", "second"), { state: "saved", savedAtMs: 999 });
  expect(corrected([entry(decision), saved, entry(link("c", "second"), { state: "refused" })])).toEqual([]);
  expect(corrected([entry(link("b", "second"), { state: "saved", savedAtMs: 1001 })])).toHaveLength(1);
});
