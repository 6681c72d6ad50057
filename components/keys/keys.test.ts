import { expect, test } from "vitest";
import { commandOf, kindOf } from "./keys";
import type { KeyPress } from "./plain-key";

function press(key: string, changes: Partial<KeyPress> = {}): KeyPress {
  const nothing = {
    code: "",
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
  };
  return { key, ...nothing, ...changes };
}

test("each act has its key", () => {
  const acts = ["j", "k", "a", "r", "e", "f", "n", "u", "/", "x"].map((key) => commandOf(press(key), false));
  expect(acts).toEqual([
    "next",
    "previous",
    "keep",
    "remove",
    "escalate",
    "flag",
    "note",
    "undo",
    "search",
    "check",
  ]);
});

test.each(["ctrlKey", "metaKey", "altKey"] as const)("a key with %s belongs to the browser", (modifier) => {
  expect(commandOf(press("r", { [modifier]: true }), false)).toBeNull();
});

test("a key that composes Japanese does nothing", () => {
  expect(commandOf(press("a", { isComposing: true }), false)).toBeNull();
});

test("a held key moves on, and does nothing else", () => {
  const moves = ["j", "k", "ArrowDown", "ArrowUp", "Home", "End"];
  expect(moves.map((key) => commandOf(press(key, { repeat: true }), false))).not.toContain(null);
  for (const key of "arefnmpuxqlscdgo/?.") {
    expect(commandOf(press(key, { repeat: true }), false), key).toBeNull();
    expect(commandOf(press(key, { repeat: true }), true), `g ${key}`).toBeNull();
  }
});

test("switched off, single keys count with Alt alone, and keys that are no letters stay", () => {
  expect(commandOf(press("r"), false, true)).toBeNull();
  expect(commandOf(press("/"), false, true)).toBeNull();
  expect(commandOf(press("?", { shiftKey: true }), false, true)).toBeNull();
  expect(commandOf(press("r", { altKey: true, code: "KeyR" }), false, true)).toBe("remove");
  // A Mac writes another letter with Alt.
  expect(commandOf(press("®", { altKey: true, code: "KeyR" }), false, true)).toBe("remove");
  expect(commandOf(press("÷", { altKey: true, code: "Slash" }), false, true)).toBe("search");
  expect(commandOf(press("ArrowDown"), false, true)).toBe("next");
  expect(commandOf(press("Enter"), false, true)).toBe("read");
});

test("a key that is not known to be harmless counts as an act", () => {
  expect((["keep", "remove", "escalate", "flag", "undo", "check"] as const).map(kindOf)).toEqual(
    Array.from({ length: 6 }, () => "act"),
  );
  expect(kindOf("note")).toBe("open");
  expect(kindOf("search")).toBe("harmless");
});

test("with caps lock the keys stay the same", () => {
  expect(commandOf(press("J"), false)).toBe("next");
});

test("shift and j extend the selection, shift and r asks why, shift and another letter do nothing", () => {
  expect(commandOf(press("J", { shiftKey: true }), false)).toBe("check-next");
  expect(commandOf(press("R", { shiftKey: true }), false)).toBe("remove-because");
  expect(commandOf(press("A", { shiftKey: true }), false)).toBeNull();
});

test("a keyboard that needs shift for the slash can search", () => {
  expect(commandOf(press("/", { shiftKey: true }), false)).toBe("search");
  expect(commandOf(press("?", { shiftKey: true }), false)).toBe("keys");
});

test("after g a letter names a place", () => {
  expect(commandOf(press("g"), false)).toBe("await-place");
  expect(commandOf(press("e"), true)).toBe("go-escalated");
  expect(commandOf(press("j"), true)).toBeNull();
});
