import { expect, test } from "vitest";
import { readableParagraphs } from "./readable-paragraphs";
import { SentenceIndex } from "./sentence-index";

test("an article of usual size is read whole", () => {
  const paragraphs = ["One.", "", "Two 🦊."];
  expect(readableParagraphs(paragraphs)).toEqual(paragraphs);
});

test("of a huge paragraph the beginning is read, and never half a character", () => {
  const [first, second] = readableParagraphs([`${"a".repeat(99_999)}🦊`, "Two."]);
  expect(first).toBe("a".repeat(99_999));
  expect(second).toBe("Two.");
});

test("of a huge article the beginning is read, and its paragraphs keep their numbers", () => {
  const read = readableParagraphs(Array.from({ length: 50 }, () => "b".repeat(90_000)));
  expect(read).toHaveLength(50);
  expect(read.join("")).toHaveLength(2_000_000);
  expect(read[49]).toBe("");
});

test("a run of five million signs without a space breaks no rule", () => {
  const [text = ""] = readableParagraphs(["東京都知事選挙".repeat(700_000)]);
  expect(new SentenceIndex([text]).sentences).toHaveLength(1);
});
