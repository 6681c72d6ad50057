import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeComments, type StoredComment } from "./merge";
import type { ParsedComment } from "./parsed-article";

const ARTICLE = "5f0c3f1e-0000-5000-8000-000000000000";

function aParsedComment(overrides: Partial<ParsedComment> = {}): ParsedComment {
  return {
    position: 1,
    author: null,
    postedAt: null,
    body: "Stay.",
    net: 1,
    upvotes: 3,
    downvotes: 2,
    ...overrides,
  };
}

function aPage(...bodies: string[]): ParsedComment[] {
  return bodies.map((body, index) => aParsedComment({ body, position: index + 1, net: index }));
}

function reversed(page: ParsedComment[]): ParsedComment[] {
  return page.toReversed().map((comment, index) => ({ ...comment, position: index + 1 }));
}

const stored = (page: ParsedComment[], before: StoredComment[] = []) =>
  mergeComments(ARTICLE, before, page).map(({ comment }) => comment);

const ids = (comments: readonly StoredComment[]) => comments.map(({ id }) => id).sort();

test("comments that the desk has not met are new, in the order of the page", () => {
  const merged = mergeComments(ARTICLE, [], aPage("First.", "Second."));
  expect(merged.map(({ isNew, comment }) => [isNew, comment.body])).toEqual([
    [true, "First."],
    [true, "Second."],
  ]);
});

test("the same page again changes nothing, whatever its bodies", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "LOL", "lol", "Stay.", "\u202e", "a b", "a  b")), (bodies) => {
      const page = aPage(...bodies);
      const before = stored(page);
      const again = mergeComments(ARTICLE, before, page);
      expect(again.map(({ comment }) => comment)).toEqual(before);
      expect(again.some(({ isNew, isChanged }) => isNew || isChanged)).toBe(false);
    }),
  );
});

test("the page in another order meets the same comments and changes only their places", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "LOL", "Stay.", "Go.")), (bodies) => {
      const page = aPage(...bodies);
      const again = mergeComments(ARTICLE, stored(page), reversed(page));
      expect(again.some(({ isNew, isChanged }) => isNew || isChanged)).toBe(false);
      expect(again.map(({ comment }) => comment.net)).toEqual(reversed(page).map(({ net }) => net));
    }),
  );
});

test("two halves of a thread give the same ids in either order", () => {
  const first = aPage("One.", "", "Two.");
  const second = aPage("", "", "Three.");
  expect(ids(stored(second, stored(first)))).toEqual(ids(stored(first, stored(second))));
});

test("places stay 1, 2, 3 … whatever is imported after whatever", () => {
  const pages = fc.array(fc.array(fc.constantFrom("", "LOL", "Stay.", "Go.", "One.")), { maxLength: 4 });
  fc.assert(
    fc.property(pages, (all) => {
      const end = all.reduce<StoredComment[]>((before, bodies) => stored(aPage(...bodies), before), []);
      expect(end.map(({ position }) => position)).toEqual(end.map((_, index) => index + 1));
      expect(new Set(end.map(({ id }) => id)).size).toBe(end.length);
    }),
  );
});

test("what a part of the thread adds comes after the rest", () => {
  const after = stored(aPage("New.", "Two."), stored(aPage("One.", "Two.", "Three.")));
  expect(after.map(({ body }) => body)).toEqual(["One.", "Two.", "Three.", "New."]);
});

test("other votes are a change and replace the three numbers together", () => {
  const [merged] = mergeComments(ARTICLE, stored([aParsedComment()]), [
    aParsedComment({ net: -5, upvotes: null, downvotes: null }),
  ]);
  expect(merged).toMatchObject({
    isChanged: true,
    hasNewVotes: true,
    comment: { net: -5, upvotes: null, downvotes: null },
  });
});

test("a copy without votes leaves the known votes alone", () => {
  const [merged] = mergeComments(ARTICLE, stored([aParsedComment()]), [
    aParsedComment({ net: null, upvotes: null, downvotes: null }),
  ]);
  expect(merged).toMatchObject({ isChanged: false, hasNewVotes: false, comment: { net: 1, upvotes: 3 } });
});

test("a copy that prints only the known net is no change", () => {
  const [merged] = mergeComments(ARTICLE, stored([aParsedComment()]), [
    aParsedComment({ upvotes: null, downvotes: null }),
  ]);
  expect(merged).toMatchObject({ isChanged: false, comment: { upvotes: 3 } });
});

test("a copy with names fills in the author, and one without takes none away", () => {
  const named = stored([aParsedComment({ author: "ferryman" })], stored([aParsedComment()]));
  expect(named.map(({ author }) => author)).toEqual(["ferryman"]);
  expect(stored([aParsedComment()], named)).toEqual(named);
});

test("one text by two people is two comments", () => {
  const before = stored([aParsedComment({ body: "LOL", author: "anna" })]);
  const after = stored([aParsedComment({ body: "LOL", author: "ben" })], before);
  expect(after.map(({ author }) => author)).toEqual(["anna", "ben"]);
});

test("a first sight of votes goes to the ledger, and unknown votes do not", () => {
  const page = [
    aParsedComment(),
    aParsedComment({ position: 2, body: "", net: null, upvotes: null, downvotes: null }),
  ];
  expect(mergeComments(ARTICLE, [], page).map(({ hasNewVotes }) => hasNewVotes)).toEqual([true, false]);
});
