import { expect, test } from "vitest";
import { aParsedComment, MergingDesk } from "@/tests/support/merging-desk";
import { applyLinks } from "./apply-links";
import type { ParsedComment } from "./parsed-article";

/** A thread in which each comment may say whom it answers. */
function aThread(...comments: Partial<ParsedComment>[]) {
  const page = comments.map((comment, index) =>
    aParsedComment({ position: index + 1, body: `Comment ${index + 1}`, ...comment }),
  );
  return new MergingDesk().add(page);
}

const answers = (position: number, parentPosition: number) => ({
  position,
  parentPosition,
  replyEvidence: "quote" as const,
  quotes: [],
  mentions: [],
});

/** By place in the thread: the place of the parent, and what shows it. */
function parentsIn(...[merged, links]: Parameters<typeof applyLinks>) {
  const linked = applyLinks(merged, links).merged.map(({ comment }) => comment);
  const placeOf = new Map(linked.map(({ id }, index) => [id, index + 1]));
  return linked.map(({ parentId, replyEvidence }) => [placeOf.get(parentId ?? "") ?? null, replyEvidence]);
}

test("a link between places is one between comments", () => {
  expect(parentsIn(aThread({}, {}), [answers(2, 1)])).toEqual([
    [null, null],
    [1, "quote"],
  ]);
});

test("what the source says stands before what the words suggest", () => {
  const thread = aThread({ sourceId: "a" }, { sourceId: "b" }, { sourceId: "c", parentSourceId: "b" });
  expect(parentsIn(thread, [answers(3, 1)])[2]).toEqual([2, "source"]);
});

test("an unknown parent, none and an empty id are no parent", () => {
  const thread = aThread(
    { sourceId: "" },
    { sourceId: "b", parentSourceId: "lost" },
    { parentSourceId: null },
  );
  expect(parentsIn(thread, []).map(([parent]) => parent)).toEqual([null, null, null]);
});

test("no comment answers itself, and circles are cut where the source did not tell", () => {
  const self = aThread({ sourceId: "a", parentSourceId: "a" });
  expect(parentsIn(self, [])).toEqual([[null, null]]);
  const thread = aThread({ sourceId: "a" }, { sourceId: "b", parentSourceId: "a" });
  expect(parentsIn(thread, [answers(1, 2)])).toEqual([
    [null, null],
    [1, "source"],
  ]);
  const lies = aThread({ sourceId: "a", parentSourceId: "b" }, { sourceId: "b", parentSourceId: "a" });
  expect(parentsIn(lies, []).filter(([parent]) => parent !== null)).toHaveLength(1);
});

test("quotes are numbered within their comment and name their source", () => {
  const merged = aThread({}, {});
  const range = {
    bodyStart: 0,
    bodyEnd: 5,
    sourceStart: 0,
    sourceEnd: 5,
    kind: "verbatim" as const,
    confidence: 1,
  };
  const { quotes } = applyLinks(merged, [
    {
      ...answers(2, 1),
      quotes: [
        { ...range, source: { kind: "comment", position: 1 } },
        { ...range, source: { kind: "article", paragraph: 3 } },
      ],
    },
  ]);
  expect(quotes).toMatchObject([
    {
      commentId: merged[1]?.comment.id,
      number: 1,
      sourceCommentId: merged[0]?.comment.id,
      sourceParagraph: null,
    },
    { commentId: merged[1]?.comment.id, number: 2, sourceCommentId: null, sourceParagraph: 3 },
  ]);
});
