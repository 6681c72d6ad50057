import { expect, test } from "vitest";
import { aParsedComment, MergingDesk } from "@/tests/support/merging-desk";
import type { ParsedComment } from "./parsed-article";
import { tellParents } from "./told-parents";

const aCopy = (comments: Partial<ParsedComment>[]) =>
  comments.map((comment, index) =>
    aParsedComment({ position: index + 1, body: `Comment ${index + 1}`, ...comment }),
  );

/** By place in the thread: the place of the parent, and what says so. */
function toldIn(merged: ReturnType<typeof tellParents>) {
  const placeOf = new Map(merged.map(({ comment }, index) => [comment.id, index + 1]));
  return merged.map(({ comment: { parentId, replyEvidence } }) => [
    placeOf.get(parentId ?? "") ?? null,
    replyEvidence,
  ]);
}

test("a comment hangs on what its source says it answers", () => {
  const thread = new MergingDesk().add(
    aCopy([{ sourceId: "a" }, { sourceId: "b" }, { sourceId: "c", parentSourceId: "a" }]),
  );
  expect(toldIn(tellParents(thread))).toEqual([
    [null, null],
    [null, null],
    [1, "source"],
  ]);
});

test("an unknown parent, none, an empty id and the comment itself are no parent", () => {
  const thread = new MergingDesk().add(
    aCopy([
      { sourceId: "" },
      { sourceId: "b", parentSourceId: "lost" },
      { parentSourceId: null },
      { sourceId: "d", parentSourceId: "d" },
    ]),
  );
  expect(toldIn(tellParents(thread)).map(([parent]) => parent)).toEqual([null, null, null, null]);
});

test("what a moderator corrected stands before what a later copy tells", () => {
  const desk = new MergingDesk();
  desk.add(aCopy([{ sourceId: "a" }, { sourceId: "b" }]));
  desk.comments = desk.comments.map((comment, index) =>
    index === 1 ? { ...comment, parentId: null, replyEvidence: "moderator" } : comment,
  );
  const again = desk.add(aCopy([{ sourceId: "a" }, { sourceId: "b", parentSourceId: "a" }]));
  expect(toldIn(tellParents(again))[1]).toEqual([null, "moderator"]);
});
