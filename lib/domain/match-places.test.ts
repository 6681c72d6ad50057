import { expect, test } from "vitest";
import { matchPlaces } from "./match-places";

/** Matches what stands once on either side, then by place. */
function match(
  stored: string,
  page: string,
  mayBe = (_stored: number, _page: number) => true,
): (number | null)[] {
  const keys = { stored: [...stored], page: [...page] };
  const once = (all: string[], key: string) => all.indexOf(key) === all.lastIndexOf(key);
  const known = keys.page.map((key) =>
    once(keys.page, key) && once(keys.stored, key) && stored.includes(key) ? stored.indexOf(key) : null,
  );
  return matchPlaces(keys, known, mayBe);
}

test("repeated texts are told apart by the known comments around them", () => {
  expect(match("a.b.c.", "a.b.c.")).toEqual([0, 1, 2, 3, 4, 5]);
  expect(match("a..b.c", "a..b.cd")).toEqual([0, 1, 2, 3, 4, 5, null]);
});

test("on a page that runs the other way too", () => {
  expect(match("a..b.c.", ".c.b..a")).toEqual([6, 5, 4, 3, 2, 1, 0]);
});

test("where there are not as many, nobody can tell", () => {
  expect(match("a..b.c", "a.b.c")).toEqual([0, null, 3, 4, 5]);
});

test("between known comments that were no neighbours there is no telling", () => {
  expect(match("a.bxc.", "a.cxb.")).toEqual([0, null, 4, 3, 2, null]);
});

test("fewer than two known comments show no direction", () => {
  expect(match(".a.", ".a.")).toEqual([null, 1, null]);
  expect(match("..", "..")).toEqual([null, null]);
});

test("what speaks against a match is heard", () => {
  expect(match("a.b.", "a.b.", (stored) => stored !== 1)).toEqual([0, null, 2, 3]);
});
