import { expect, test } from "vitest";
import { ownWords } from "./likeness-own-words";

const QUOTED = "The night ferry has run since 1964 and never once on time.";

function own(body: string): string {
  const start = body.indexOf(QUOTED);
  return ownWords(body, [{ start, end: start + QUOTED.length }]).trim();
}

test("a quoted paragraph is not what the comment says itself", () => {
  expect(own(`${QUOTED}\n\nNonsense, it was early twice.`)).toBe("Nonsense, it was early twice.");
  expect(own(`> ${QUOTED}\nNonsense.`).replace(/\W/g, "")).toBe("Nonsense");
  expect(own(`You say "${QUOTED}" and offer no proof.`)).toMatch(/^You say "\s*" and offer no proof\.$/);
});

test("a passage within the comment's own paragraph is its own, as in a copy with some words before it", () => {
  for (const body of [`Friends, ${QUOTED}`, `${QUOTED} Think about it!`]) expect(own(body)).toBe(body);
});

test("a comment that is nothing but a quoted text is a copy of it", () => {
  expect(own(QUOTED)).toBe(QUOTED);
  expect(own(`"${QUOTED}"`)).toBe(`"${QUOTED}"`);
});

test("spans that overlap or come in any order are taken out once", () => {
  const body = "First passage.\nSecond passage.\nMy own words.";
  const spans = [
    { start: 15, end: 30 },
    { start: 0, end: 14 },
    { start: 5, end: 14 },
  ];
  expect(ownWords(body, spans).trim()).toBe("My own words.");
});
