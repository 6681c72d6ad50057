import { expect, test } from "vitest";
import { answersSaid, shapeSaid, spreadFinding, spreadSaid, strengthSaid } from "./article-words";

const votes = {
  ...{ known: 8, unknown: 0, bins: [], above: 3, below: 3 },
  ...{ least: -9, lowerQuartile: -2, median: 0, upperQuartile: 3, greatest: 12 },
};

test("how surely a sentence is answered is said in words", () => {
  expect([0.8, 0.6, 0.5].map(strengthSaid)).toEqual([
    "Likely answered here, on strong ground",
    "Likely answered here",
    "Perhaps answered here",
  ]);
});

test("a paragraph's answers are said with their mood", () => {
  const one = { quoted: 0, likely: 1, upvotes: 0, downvotes: 0, above: 0, below: 0 };
  expect(answersSaid(one, 3)).toBe("1 comment answers paragraph 3. They have no votes");
  const four = { quoted: 1, likely: 3, upvotes: 30, downvotes: 12, above: 3, below: 1 };
  expect(answersSaid(four, 1)).toBe(
    "4 comments answer paragraph 1, 1 quotes it. Their votes: 30 up, 12 down",
  );
});

test.each([
  [{}, "Readers are divided: 38 % above zero, 38 % below"],
  [{ above: 7, below: 1 }, "Readers approve: 88 % stand above zero"],
  [{ above: 1, below: 6 }, "Readers disapprove: 75 % stand below zero"],
  [{ above: 1, below: 1 }, "Most comments stand at zero"],
  [{ above: 0, below: 0 }, "No comment has moved from zero"],
  [{ above: 5, below: 3 }, "More approve than not: 63 % above zero, 38 % below"],
  [{ above: 3, below: 5 }, "More disapprove than not: 63 % below zero, 38 % above"],
  [{ known: 2, above: 2 }, "2 comments with votes"],
])("the spread %j is titled by its finding", (over, title) => {
  expect(spreadFinding({ ...votes, ...over })).toBe(title);
});

test("below the title stand the measure and the total", () => {
  expect(spreadSaid(votes)).toBe("Net votes of 8 comments: median 0, half of them from −2 to +3");
  expect(spreadSaid({ ...votes, upperQuartile: -2, unknown: 4 })).toBe(
    "Net votes of 8 comments: median 0, half of them at −2; of 4 more the votes are unknown",
  );
});

test("a thread's shape is a line of words", () => {
  const shape = { first: 9, replies: 3, alone: 7, deepest: 1, longest: null, authors: 0 };
  const facts = { comments: 12, gone: 0, unnamed: 12, votes: null, shape };
  expect(shapeSaid(facts)).toBe(
    "3 comments answer another, at most 1 step deep; 7 of the other 9 stand alone. Nobody is named.",
  );
  expect(shapeSaid({ ...facts, unnamed: 2, shape: { ...shape, replies: 0, authors: 8 } })).toBe(
    "Nobody answers anybody. 8 authors known, 2 unnamed.",
  );
  expect(shapeSaid({ ...facts, comments: 200_000, shape: null })).toBe(
    "200,000 comments, too many to lay out their conversations.",
  );
  expect(shapeSaid({ ...facts, comments: 0, unnamed: 0 })).toBe("Nobody has commented.");
});
