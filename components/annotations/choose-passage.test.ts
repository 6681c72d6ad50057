import { expect, test } from "vitest";
import { type ChoiceStep, passageUnits, stepChoice } from "./choose-passage";

const TEXT = "The ferry sails at nine.\n\nNobody waits! 船は九時に出る。";
const UNITS = passageUnits(TEXT);

/** The words chosen after these keys, from the first sentence on. */
function after(keys: string): string[] {
  const [first = { start: 0, end: 0 }] = UNITS.sentence;
  let choice = first;
  return keys.split(" ").map((key) => {
    const step: ChoiceStep = {
      unit: /[du]$/.test(key) ? "sentence" : "word",
      direction: /[dr]$/.test(key) ? 1 : -1,
      isExtending: key.startsWith("+"),
    };
    choice = stepChoice(UNITS, choice, step);
    return TEXT.slice(choice.start, choice.end);
  });
}

test("down and up go from sentence to sentence, over paragraphs and languages, and stop at the ends", () => {
  expect(after("d d d u u u")).toEqual([
    "Nobody waits!",
    "船は九時に出る。",
    "船は九時に出る。",
    "Nobody waits!",
    "The ferry sails at nine.",
    "The ferry sails at nine.",
  ]);
});

test("from a sentence an arrow goes to its first or its last word, then from word to word", () => {
  expect(after("l r r")).toEqual(["The", "ferry", "sails"]);
  expect(after("r l")).toEqual(["nine", "at"]);
  expect(after("r r")).toEqual(["nine", "Nobody"]);
});

test("with shift the end moves by words or sentences, and never before the beginning", () => {
  expect(after("l +r +r +l +l +l")).toEqual([
    "The",
    "The ferry",
    "The ferry sails",
    "The ferry",
    "The",
    "The",
  ]);
  expect(after("+d +u")).toEqual(["The ferry sails at nine.\n\nNobody waits!", "The ferry sails at nine."]);
});

test("from a word the next sentence is the one after its own", () => {
  expect(after("l r d")).toEqual(["The", "ferry", "Nobody waits!"]);
});

test("a text of signs alone has no words, and nothing moves", () => {
  const units = passageUnits("… !!");
  expect(units.word).toEqual([]);
  const choice = { start: 0, end: 4 };
  expect(stepChoice(units, choice, { unit: "word", direction: 1, isExtending: false })).toEqual(choice);
});
