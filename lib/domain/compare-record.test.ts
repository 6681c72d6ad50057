import fc from "fast-check";
import { expect, test } from "vitest";
import type { BatchRecord } from "./batch-records";
import { compareRecord, needsHistory, type StoredRecord } from "./compare-record";

const MONDAY = "2026-11-16T09:00:00.000Z";
const TUESDAY = "2026-11-17T09:00:00.000Z";
const WEDNESDAY = "2026-11-18T09:00:00.000Z";

function aRecord(
  comment: Partial<BatchRecord["comment"]> = {},
  overrides: Partial<BatchRecord> = {},
): BatchRecord {
  return {
    id: "id",
    articleId: "article",
    comment: {
      position: 1,
      author: "ferryman",
      postedAt: null,
      body: "The ferry stays.",
      net: 3,
      upvotes: 5,
      downvotes: 2,
      ...comment,
    },
    observedAt: TUESDAY,
    parentId: null,
    hasOwnId: true,
    sharedId: null,
    earlierBodies: [],
    ...overrides,
  };
}

function aStored(overrides: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id: "id",
    position: 1,
    author: "ferryman",
    postedAt: null,
    body: "The ferry stays.",
    net: 3,
    upvotes: 5,
    downvotes: 2,
    parentId: null,
    replyEvidence: null,
    sourceState: null,
    seenAt: MONDAY,
    votesSeenAt: null,
    goneAt: null,
    returnedAt: null,
    importId: "earlier",
    listedAt: null,
    completeAt: null,
    lines: [],
    revisions: [],
    ...overrides,
  };
}

test("a copy that tells the same is no news but that the comment was there", () => {
  const news = compareRecord(aRecord(), aStored(), "now");
  expect(news).toMatchObject({ isChanged: false, isSeenAgain: true, row: { seenAt: TUESDAY } });
  expect(compareRecord(aRecord({}, { observedAt: MONDAY }), aStored(), "now").isSeenAgain).toBe(false);
});

test("a copy without votes leaves them as old as they were", () => {
  const news = compareRecord(aRecord({ net: null, upvotes: null, downvotes: null }), aStored(), "now");
  expect(news).toMatchObject({ isChanged: false, row: { net: 3, seenAt: TUESDAY, votesSeenAt: MONDAY } });
});

test("an unknown author or time is filled in, a known one stays", () => {
  const stored = aStored({ author: null, postedAt: "2026-11-01T00:00:00.000Z" });
  const news = compareRecord(aRecord({ author: "Ann", postedAt: "2026-11-02T00:00:00.000Z" }), stored, "now");
  expect(news.row).toMatchObject({ author: "Ann", postedAt: "2026-11-01T00:00:00.000Z" });
  expect(news.isChanged).toBe(true);
});

test("an older copy with another text adds to the history alone", () => {
  const stored = aStored({ seenAt: WEDNESDAY });
  const news = compareRecord(aRecord({ body: "The ferry went." }), stored, "now");
  expect(news).toMatchObject({
    isEdited: false,
    isChanged: true,
    row: { body: "The ferry stays.", seenAt: WEDNESDAY },
  });
  expect(news.revisions.put).toMatchObject([{ number: null, bodyBefore: "The ferry went." }]);
});

test("an answer that its source names stands before one that the desk guessed", () => {
  const corrected = aStored({ parentId: null, replyEvidence: "moderator" });
  const kept = compareRecord(aRecord({}, { parentId: "told" }), corrected, "now");
  expect(kept.row).toMatchObject({ parentId: null, replyEvidence: "moderator" });
  const stored = aStored({ parentId: "guess", replyEvidence: "quote" });
  const news = compareRecord(aRecord({}, { parentId: "told" }), stored, "now");
  expect(news.row).toMatchObject({ parentId: "told", replyEvidence: "source" });
  expect(compareRecord(aRecord(), stored, "now").row).toMatchObject({
    parentId: "guess",
    replyEvidence: "quote",
  });
});

test("a comment that was gone is back, unless its source says that it was taken down", () => {
  const stored = aStored({ goneAt: MONDAY, listedAt: MONDAY, completeAt: MONDAY });
  expect(compareRecord(aRecord(), stored, "now")).toMatchObject({
    returnedAt: TUESDAY,
    isChanged: true,
    row: { goneAt: null, returnedAt: TUESDAY },
  });
  expect(compareRecord(aRecord({ state: "deleted" }), stored, "now")).toMatchObject({
    returnedAt: null,
    row: { goneAt: MONDAY },
  });
});

test("what needs no history is compared rightly without it", () => {
  const comment = fc.record({
    body: fc.constantFrom("The ferry stays.", "Another text"),
    net: fc.constantFrom(3, null, 9),
    upvotes: fc.constantFrom(5, null),
    author: fc.constantFrom("ferryman", null),
  });
  const observedAt = fc.constantFrom(MONDAY, TUESDAY, WEDNESDAY);
  const lines = [
    {
      observedAt: MONDAY,
      net: 3,
      upvotes: 5,
      downvotes: 2,
      netChange: null,
      changedAfter: null,
      importId: "earlier",
    },
  ];
  fc.assert(
    fc.property(comment, observedAt, (given, at) => {
      const record = aRecord(given, { observedAt: at });
      const stored = aStored({ seenAt: TUESDAY });
      fc.pre(!needsHistory(record, stored));
      expect(compareRecord(record, stored, "now")).toEqual(
        compareRecord(record, { ...stored, lines }, "now"),
      );
    }),
  );
});
