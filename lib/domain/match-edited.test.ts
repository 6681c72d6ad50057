import { expect, test } from "vitest";
import { type EditableComment, matchEdited } from "./match-edited";

type Given = string | Partial<EditableComment>;

const comments = (given: readonly Given[]): EditableComment[] =>
  given.map((one) => ({
    author: null,
    postedAt: null,
    body: "",
    ...(typeof one === "string" ? { body: one } : one),
  }));

/** Matches a page against the desk, equal bodies first. */
function match(stored: readonly Given[], page: readonly Given[], hasNeighbours = true): (number | null)[] {
  const [known, seen] = [comments(stored), comments(page)];
  const equal = seen.map(({ body }) => {
    const index = known.findIndex((one) => one.body === body);
    return index < 0 ? null : index;
  });
  return matchEdited(known, seen, equal, hasNeighbours);
}

const BOAT = "The night ferry should stay where it is and nobody should pay more.";
const EDIT = "The night ferry should stay where it is, and nobody should pay one yen more.";
const OTHER = "Sell the whole harbour to the islanders and be done with the debate.";

test("between the same neighbours, alike words are an edit, in either order of the page", () => {
  expect(match(["a", BOAT, "c"], ["a", EDIT, "c"])).toEqual([0, 1, 2]);
  expect(match(["a", BOAT, "c"], ["c", EDIT, "a"])).toEqual([2, 1, 0]);
});

test("a text with something added is an edit, however much", () => {
  const added = `${BOAT} Edit: ${OTHER} ${OTHER} Thank you all for the many answers.`;
  expect(match(["a", BOAT, "c"], ["a", added, "c"])).toEqual([0, 1, 2]);
});

test("other words between the same neighbours are another comment", () => {
  expect(match(["a", BOAT, "c"], ["a", OTHER, "c"])).toEqual([0, null, 2]);
  expect(match(["a", "I agree.", "c"], ["a", "I agree!!", "c"])).toEqual([0, null, 2]);
});

test("alike words elsewhere in the thread are another comment", () => {
  expect(match(["a", BOAT, "c", "d"], ["a", "c", EDIT, "d"])).toEqual([0, 2, null, 3]);
});

test("with two on one side and one on the other nobody can tell which is which", () => {
  expect(match(["a", BOAT, OTHER, "c"], ["a", EDIT, "c"])).toEqual([0, null, 3]);
});

test("several edits in a row are met one by one", () => {
  const other = `${OTHER} Edit: sorry.`;
  expect(match(["a", BOAT, OTHER, "c"], ["a", EDIT, other, "c"])).toEqual([0, 1, 2, 3]);
  expect(match(["a", BOAT, OTHER, "c"], ["c", other, EDIT, "a"])).toEqual([3, 2, 1, 0]);
});

test("the first, the last and the only comment have the thread's ends as neighbours", () => {
  expect(match([BOAT, "b"], [EDIT, "b"])).toEqual([0, 1]);
  expect(match(["a", BOAT], ["a", EDIT])).toEqual([0, 1]);
  expect(match(["a", BOAT], [EDIT, "a"])).toEqual([1, 0]);
  expect(match([BOAT], [EDIT])).toEqual([0]);
});

test("another author, another time or another id speaks against an edit", () => {
  const stored = { body: BOAT, author: "anna", postedAt: "2026-01-01", sourceId: "1" };
  for (const differing of [{ author: "ben" }, { postedAt: "2026-01-02" }, { sourceId: "2" }]) {
    const page = { ...stored, body: EDIT, ...differing };
    expect(match(["a", stored, "c"], ["a", page, "c"])).toEqual([0, null, 2]);
  }
});

test("the one comment of an author and a time is an edit wherever it stands, whatever its words", () => {
  const by = { author: "anna", postedAt: "2026-01-01" };
  expect(match([{ ...by, body: BOAT }, "b", "c"], ["b", "c", { ...by, body: OTHER }], false)).toEqual([
    1, 2, 0,
  ]);
});

test("of two comments of one author at one time neither is taken for an edit", () => {
  const by = { author: "anna", postedAt: "2026-01-01" };
  const stored = [{ ...by, body: BOAT }, "b", { ...by, body: "Two." }];
  expect(match(stored, [{ ...by, body: OTHER }, "b"], false)).toEqual([null, 1]);
});

test("a member's page has no neighbours", () => {
  expect(match([BOAT], [EDIT], false)).toEqual([null]);
});
