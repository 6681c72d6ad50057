import fc from "fast-check";
import { expect, test } from "vitest";
import { partWarnings, threadPart } from "./thread-part";

const count = { found: 3, declared: null, hidden: 0, hasMore: null };

test("a thread is whole only where its own count says so", () => {
  expect(threadPart(count)).toEqual({ isComplete: false, missing: null });
  expect(threadPart({ ...count, declared: 3 })).toEqual({ isComplete: true, missing: 0 });
  expect(threadPart({ ...count, hasMore: false })).toEqual({ isComplete: true, missing: 0 });
  expect(threadPart({ ...count, declared: 3, hasMore: true })).toEqual({ isComplete: false, missing: null });
  expect(threadPart({ ...count, declared: 9, hasMore: false })).toEqual({ isComplete: false, missing: 6 });
  expect(threadPart({ ...count, hidden: 28 })).toEqual({ isComplete: false, missing: 28 });
  expect(threadPart({ ...count, declared: 5, hidden: 28 })).toEqual({ isComplete: false, missing: 28 });
});

test("a part always says so, with how many are missing where that is known", () => {
  const counts = fc.record({
    found: fc.nat(50),
    declared: fc.option(fc.nat(60)),
    hidden: fc.nat(9),
    hasMore: fc.option(fc.boolean()),
  });
  fc.assert(
    fc.property(counts, (thread) => {
      const part = threadPart(thread);
      const [warning] = partWarnings(part);
      expect(warning === undefined).toBe(part.isComplete);
      if (part.isComplete) expect(part.missing).toBe(0);
      else expect(warning?.message.startsWith(`${part.missing} `)).toBe(part.missing !== null);
      const { declared, hidden, found, hasMore } = thread;
      const isMoreSaid = hidden > 0 || hasMore === true || (declared !== null && declared > found);
      if (isMoreSaid) expect(part.isComplete).toBe(false);
    }),
  );
});
