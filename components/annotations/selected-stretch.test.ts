import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteSelector, selectedStretch } from "./selected-stretch";

// With the flag u only a half of a character is one of these.
const isWhole = (text: string) => !/[\uD800-\uDFFF]/u.test(text);

const FERRY = "The ferry sails.\n\nIt is 🚢 late.";

test("a selection made backwards is the same passage, without the blanks at its ends", () => {
  expect(selectedStretch(FERRY, 18, 3)).toEqual({ start: 4, end: 16 });
  expect(selectedStretch(FERRY, 16, 18)).toBeNull();
  expect(selectedStretch(FERRY, 5, 5)).toBeNull();
});

test("a selection that cuts a character takes the whole of it, and so do the words around", () => {
  const ship = FERRY.indexOf("🚢");
  const stretch = selectedStretch(FERRY, ship + 1, ship + 2);
  expect(stretch).toEqual({ start: ship, end: ship + 2 });
  const long = `${"🚢".repeat(40)} quay ${"🚢".repeat(40)}`;
  const { exact, prefix, suffix } = quoteSelector(long, { start: 81, end: 85 });
  expect([exact, prefix.length, suffix.length]).toEqual(["quay", 31, 31]);
  expect([prefix, suffix].every(isWhole)).toBe(true);
});

test("whatever is selected, the passage lies within the text, and its words are whole", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: -5, max: 90 }), fc.integer({ min: -5, max: 90 }), (body, a, b) => {
      const stretch = selectedStretch(body, a, b);
      if (!stretch) return;
      const { exact, prefix, suffix } = quoteSelector(body, stretch);
      expect(exact.trim()).toBe(exact);
      expect(body).toContain(prefix + exact + suffix);
      expect([exact, prefix, suffix].every(isWhole)).toBe(true);
    }),
  );
});
