import { expect, test } from "vitest";
import { linkedMentions, linkedQuotes } from "./apply-links";

const idAt = (position: number) => (position > 3 ? null : `comment ${position}`);
const nothing = { parentPosition: null, replyEvidence: null, quotes: [], mentions: [] };

test("quotes are numbered within their comment and name their source", () => {
  const range = {
    bodyStart: 0,
    bodyEnd: 5,
    sourceStart: 1,
    sourceEnd: 6,
    kind: "cut",
    confidence: 1,
  } as const;
  const link = {
    ...nothing,
    position: 2,
    quotes: [
      { ...range, source: { kind: "comment" as const, position: 1 } },
      { ...range, source: { kind: "article" as const, paragraph: 3 } },
    ],
  };
  expect(linkedQuotes(link, idAt)).toMatchObject([
    { ...range, commentId: "comment 2", number: 1, sourceCommentId: "comment 1", sourceParagraph: null },
    { commentId: "comment 2", number: 2, sourceCommentId: null, sourceParagraph: 3 },
  ]);
});

test("whom a comment speaks of is kept in the page's order, the one it answers too", () => {
  const link = {
    ...nothing,
    position: 3,
    parentPosition: 2,
    replyEvidence: "quote" as const,
    mentions: [{ position: 1, evidence: "name" as const }],
  };
  expect(linkedMentions(link, idAt)).toEqual([
    { commentId: "comment 3", number: 1, mentionedCommentId: "comment 1", evidence: "name" },
    { commentId: "comment 3", number: 2, mentionedCommentId: "comment 2", evidence: "quote" },
  ]);
  expect(linkedMentions({ ...link, position: 4 }, idAt)).toEqual([]);
});
