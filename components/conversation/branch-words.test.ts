import { expect, test } from "vitest";
import { branchWords } from "./branch-words";

test("a folded branch says how many answers it holds and how they were received", () => {
  expect(branchWords({ answers: 7, answerNets: { least: -12, greatest: 30 } })).toBe("7 answers, −12 to +30");
  expect(branchWords({ answers: 1, answerNets: { least: 4, greatest: 4 } })).toBe("1 answer, +4");
  expect(branchWords({ answers: 1200, answerNets: { least: 0, greatest: 0 } })).toBe("1,200 answers, all 0");
  expect(branchWords({ answers: 2, answerNets: null })).toBe("2 answers, votes unknown");
});
