import { expect, test } from "vitest";
import { commandOf, type KeyPress } from "./keys";

function press(key: string, changes: Partial<KeyPress> = {}): KeyPress {
  const nothing = {
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

test("a held key moves on, but decides only once", () => {
  expect(commandOf(press("j", { repeat: true }), false)).toBe("next");
  expect(commandOf(press("r", { repeat: true }), false)).toBeNull();
});

test("with caps lock the keys stay the same", () => {
  expect(commandOf(press("J"), false)).toBe("next");
});

test("shift and j extend the selection, shift and another letter do nothing", () => {
  expect(commandOf(press("J", { shiftKey: true }), false)).toBe("check-next");
  expect(commandOf(press("R", { shiftKey: true }), false)).toBeNull();
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
