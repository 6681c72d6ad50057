import fc from "fast-check";
import { expect, test } from "vitest";
import { trimEnds } from "./trim-ends";

test("what matches is taken from both ends and nowhere else", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("-", ".", "a", "潮") }), (text) => {
      expect(trimEnds(text, /[-.]/)).toBe(text.replace(/^[-.]+|[-.]+$/g, ""));
      expect(trimEnds(text, /-/, /\./)).toBe(text.replace(/^-+/, "").replace(/\.+$/, ""));
    }),
  );
});

test("a million of them in the middle are looked at once", () => {
  const text = `a${"-".repeat(1_000_000)}b`;
  expect(trimEnds(text, /-/)).toBe(text);
});
