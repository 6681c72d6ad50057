import fc from "fast-check";
import { expect, test } from "vitest";
import {
  readFlags,
  readNotes,
  readParagraphs,
  readTags,
  writeFlags,
  writeNotes,
  writeParagraphs,
  writeTags,
} from "@/lib/domain/list-cell";
import { SEVERITIES } from "@/lib/domain/severities";

const words = fc.string({
  unit: fc.oneof(fc.constantFrom(...'\\;,():\n" a'), fc.constantFrom("東", "é", "Z")),
});

test("flags read as reason, severity and who, with the words of the flag behind", () => {
  const cell = writeFlags([
    { rule: "insult", severity: "high", name: "Noor", note: null },
    { rule: "spam", severity: "low", name: "Kaito", note: "twice; today" },
  ]);
  expect(cell).toBe("insult (high, Noor); spam (low, Kaito): twice\\; today");
});

test("notes read as who, when and what", () => {
  const note = { name: "Noor", writtenAt: "2026-11-21T10:04:00Z", text: "the law, quoted wrongly" };
  expect(writeNotes([note])).toBe("Noor, 2026-11-21T10:04:00Z: the law, quoted wrongly");
});

test("every list of flags comes back from its cell", () => {
  const flag = fc.record({
    rule: fc.stringMatching(/^[a-z]+(-[a-z]+)?$/),
    severity: fc.constantFrom(...SEVERITIES),
    name: words,
    note: fc.option(words),
  });
  fc.assert(
    fc.property(fc.array(flag), (flags) => {
      expect(readFlags(writeFlags(flags))).toEqual(flags.map((one) => ({ ...one })));
    }),
  );
});

test("every list of notes comes back from its cell", () => {
  const writtenAt = fc.constantFrom("2026-11-21T10:04:00Z", "2026-11-21T10:04:00.123Z");
  fc.assert(
    fc.property(fc.array(fc.record({ name: words, writtenAt, text: words })), (notes) => {
      expect(readNotes(writeNotes(notes))).toEqual(notes.map((one) => ({ ...one })));
    }),
  );
});

test("every list of tags comes back from its cell", () => {
  const tags = fc.array(words.filter((tag) => tag !== ""));
  fc.assert(
    fc.property(tags, (list) => {
      expect(readTags(writeTags(list))).toEqual(list);
    }),
  );
});

test("a cell that is no list of ours is told from one that is", () => {
  expect(readFlags("insult by Noor")).toBeNull();
  expect(readFlags("insult (dire, Noor)")).toBeNull();
  expect(readNotes("second time")).toBeNull();
  expect(readFlags("")).toEqual([]);
});

test("paragraphs come back from their cell, whatever lines and backslashes they hold", () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1 }), (paragraphs) => {
      expect(readParagraphs(writeParagraphs(paragraphs))).toEqual(paragraphs);
    }),
  );
  expect(writeParagraphs(["It came at noon.", "Nobody minded."])).toBe("It came at noon.\n\nNobody minded.");
});
