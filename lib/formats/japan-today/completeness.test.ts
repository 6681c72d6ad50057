import { expect, test } from "vitest";
import { parseJapanToday } from "../parse-japan-today";
import { linesOf } from "../source-line";

type Form = { declared?: number | null; hasEnd?: boolean; url?: string; tail?: string };

const NOON = "It came at noon, an hour after the time that the board had promised.";

function isComplete(
  nets: readonly number[],
  { declared = null, hasEnd = true, url = "", tail = "" }: Form = {},
) {
  const bodies = [
    "The tide was early.",
    "It was the fog, I tell you.",
    "Who paid for the lamps?",
    "Nobody did.",
  ];
  const thread = nets.map(
    (net, at) => `${bodies[at]}\n\n${net} ( +${Math.max(net, 0)} / -${Math.max(-net, 0)} )`,
  );
  return parseJapanToday(
    linesOf(
      [
        url,
        "world",
        "Ferry late again",
        NOON,
        declared === null ? "" : `${declared} Comments`,
        "Login to comment",
        ...thread,
        tail,
        hasEnd ? "Login to leave a comment" : "",
      ].join("\n\n"),
    ).lines,
  ).isComplete;
}

test("a page with as many comments as it claims, or more, is complete", () => {
  expect(isComplete([1, 5, 2], { declared: 3 })).toBe(true);
  expect(isComplete([1, 5, 2], { declared: 2, hasEnd: false })).toBe(true);
});

test("a page that claims no number is complete where its end stands", () => {
  expect(isComplete([1, 5, 2])).toBe(true);
  expect(isComplete([1, 5, 2], { hasEnd: false })).toBe(false);
});

test("a page that was cut off is not complete, whatever it claims", () => {
  expect(isComplete([1, 5, 2], { declared: 3, hasEnd: false, tail: "And another thing, the" })).toBe(false);
});

test("a page with fewer comments than it claims is complete only where its order leaves none out", () => {
  const order = (name: string) => `https://japantoday.com/category/world/ferry?comment-order=${name}`;
  expect(isComplete([1, 5, 2], { declared: 9, url: order("latest") })).toBe(true);
  expect(isComplete([1, 5, 2], { declared: 9, url: order("oldest") })).toBe(true);
  expect(isComplete([1, 5, 2], { declared: 9, url: order("oldest"), hasEnd: false })).toBe(false);
  expect(isComplete([1, 5, 2], { declared: 9, url: order("popular") })).toBe(false);
  expect(isComplete([5, 2, 1], { declared: 9 })).toBe(false);
  expect(isComplete([1, 5, 2], { declared: 9 })).toBe(false);
});

test("who quotes whom tells the order of a page", () => {
  const quoting = (first: string, second: string) =>
    parseJapanToday(
      linesOf(
        `world\n\nFerry late again\n\n${NOON}\n\n9 Comments\nLogin to comment\n\n${first}\n\n1 ( +1 / -0 )\n\n${second}\n\n3 ( +3 / -0 )\n\nHm.\n\n2 ( +2 / -0 )\n\nLogin to leave a comment`,
      ).lines,
    ).isComplete;
  const said = "The tide was early, and so was I on that day.";
  const answer = `${said}\n\nNobody believes that.`;
  expect(quoting(said, answer)).toBe(true);
  expect(quoting(answer, said)).toBe(true);
  expect(quoting(said, "Nobody believes that.")).toBe(false);
});

test("a page without comments is complete only where it says that it has none", () => {
  expect(isComplete([], { declared: 0 })).toBe(true);
  expect(isComplete([])).toBe(false);
  expect(isComplete([], { declared: 4 })).toBe(false);
});

test("what was guessed is complete only where the guess gives the number that the page claims", () => {
  const named = (declared: number) =>
    parseJapanToday(
      linesOf(
        `world\nFerry late again\nBy Ume Tanabe\n${NOON}\n© Harbour\n${declared} Comments\nLogin to comment\ntide_watcher\nIt was the tide.\nOld Pilot\n@tide_watcher it was me.\nLogin to leave a comment`,
      ).lines,
    );
  expect(named(2)).toMatchObject({ isComplete: true, comments: [{}, {}] });
  expect(named(1)).toMatchObject({ isComplete: false, comments: [{}, {}] });
  const bodies = parseJapanToday(
    linesOf(
      `world\n\nFerry late again\n\n${NOON}\n\n2 Comments\nLogin to comment\n\nIt was the tide.\n\nIt was me.\n\nLogin to leave a comment`,
    ).lines,
  );
  expect(bodies).toMatchObject({ isComplete: false, undividedText: "It was the tide.\n\nIt was me." });
});
