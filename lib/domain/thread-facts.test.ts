import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerTally } from "./paragraph-answers";
import { type ShapedComment, threadShape } from "./thread-shape";
import { VOTE_BINS, VoteTally } from "./vote-spread";

function tally(nets: readonly (number | null)[]) {
  const votes = new VoteTally();
  for (const net of nets) votes.add(net);
  return votes.spread();
}

function aThread(parents: readonly (number | null)[]): ShapedComment[] {
  return parents.map((parent, index) => ({
    id: `c${index}`,
    position: index + 1,
    parentId: parent === null ? null : `c${parent}`,
    ...{ author: null, net: null, upvotes: null, downvotes: null },
  }));
}

test("votes are spread over fixed bins, with their quartiles", () => {
  expect(tally([-25, -3, 0, 0, 2, 7, 40, null])).toEqual({
    ...{ known: 7, unknown: 1, bins: [1, 0, 0, 1, 2, 1, 1, 0, 1], above: 3, below: 2 },
    ...{ least: -25, lowerQuartile: -3, median: 0, upperQuartile: 7, greatest: 40 },
  });
});

test("without votes there is no spread", () => {
  expect(tally([null, null])).toBeNull();
  expect(tally([])).toBeNull();
});

test("every net vote is in one bin, and the quartiles are of those given, in order", () => {
  const nets = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(nets, (given) => {
      const spread = tally(given);
      expect(spread?.bins.reduce((a, b) => a + b, 0)).toBe(given.length);
      expect(tally(given.toReversed())).toEqual(spread);
      const { least, lowerQuartile, median, upperQuartile, greatest } = spread ?? {};
      const ranks = [least, lowerQuartile, median, upperQuartile, greatest];
      expect(ranks).toEqual(ranks.toSorted((a, b) => Number(a) - Number(b)));
      expect(given).toEqual(expect.arrayContaining(ranks));
      expect(given.filter((net) => net <= Number(median)).length).toBeGreaterThanOrEqual(given.length / 2);
    }),
  );
});

test("the bins follow one another without a gap", () => {
  for (const [index, { from }] of VOTE_BINS.entries()) {
    expect(from).toBe(index === 0 ? null : Number(VOTE_BINS[index - 1]?.to) + 1);
  }
});

test("a thread's shape tells its conversations, the deepest answer and the longest conversation", () => {
  const thread = aThread([null, 0, 1, 1, null, 4, null, 99]).map((comment, index) => ({
    ...comment,
    author: ["gull", "kelp", "gull", null, null, "oar", null, null][index] ?? null,
  }));
  const shape = {
    ...{ first: 4, replies: 4, alone: 2, deepest: 2, authors: 3 },
    longest: { commentId: "c0", position: 1, comments: 4 },
  };
  expect(threadShape(thread)).toEqual(shape);
  expect(threadShape(thread.toReversed())).toEqual(shape);
  expect(threadShape([])).toMatchObject({ first: 0, longest: null, deepest: 0 });
});

test("a circle in damaged data ends, and a chain as long as the thread is laid out", () => {
  expect(threadShape(aThread([2, 0, 1, 1]))).toMatchObject({ first: 1, replies: 3 });
  expect(threadShape(aThread([0]))).toMatchObject({ first: 1, replies: 0 });
  const chain = aThread(Array.from({ length: 10_000 }, (_, index) => (index === 0 ? null : index - 1)));
  expect(threadShape(chain.toReversed())).toMatchObject({ deepest: 9_999, alone: 0 });
});

test("whatever answers what, each comment is in one conversation", () => {
  const parents = fc.array(fc.option(fc.nat({ max: 12 })), { maxLength: 12 });
  fc.assert(
    fc.property(parents, (given) => {
      const { first, replies, alone, deepest, longest } = threadShape(aThread(given));
      expect(first + replies).toBe(given.length);
      expect(alone).toBeLessThanOrEqual(first);
      expect(deepest).toBeLessThanOrEqual(replies);
      expect(longest === null).toBe(replies === 0);
    }),
  );
});

test("a paragraph's answers are counted with their votes, also where the source says the net alone", () => {
  const answers = new AnswerTally(2);
  answers.add(0, "quoted", { net: -4, upvotes: 4, downvotes: 8 });
  answers.add(0, "likely", { net: 3, upvotes: null, downvotes: null });
  answers.add(0, "likely", { net: null, upvotes: null, downvotes: null });
  answers.add(7, "likely", { net: 1, upvotes: 1, downvotes: 0 });
  expect(answers.paragraphs).toEqual([
    { quoted: 1, likely: 2, upvotes: 7, downvotes: 8, above: 1, below: 1 },
    { quoted: 0, likely: 0, upvotes: 0, downvotes: 0, above: 0, below: 0 },
  ]);
});
