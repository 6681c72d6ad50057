import { expect, test } from "vitest";
import { findCurrentPlace, railGroups } from "./rail-places";

const FERRY = "6f7f5b1e-4a58-4c0e-8f51-0d0c5f6b2a11";
const total = (count: number, exact = true) => ({ count, exact });
const FIGURES = {
  counts: {
    open: total(3_100_000, false),
    kept: total(20),
    removed: total(4),
    escalated: total(0),
    flagged: total(2),
  },
  articles: [{ id: FERRY, title: "Ferry fares", openCount: 148 }],
  sampleArticles: 0,
  unseenNamings: 2,
};
const GROUPS = railGroups(FIGURES);

const CURRENT: [string, string, string | null][] = [
  ["/queue", "", "all"],
  ["/queue", "q=ferry", "all"],
  ["/queue", "status=open", "open"],
  ["/queue", "status=open&sort=net&q=ferry", "open"],
  ["/queue", "status=open&sort=-controversy", "disputed"],
  ["/queue", "sort=-controversy", "all"],
  ["/queue", "status=open&flags=yes&sort=-flags", "flagged"],
  ["/queue", "flags=yes", "all"],
  ["/queue", `status=open&article=${FERRY}&sort=position`, FERRY],
  ["/queue", "status=kept,removed", null],
  ["/articles", "q=ferry", "/articles"],
  ["/imports/17", "", "/imports"],
  ["/annotations", "by=me", "/annotations"],
  ["/importsandmore", "", null],
];

test.each(CURRENT)("the address %s?%s belongs to %s", (pathname, search, key) => {
  expect(findCurrentPlace(GROUPS, pathname, new URLSearchParams(search))?.key ?? null).toBe(key);
});

test("what names me is counted beside the annotations and opened first, and where nothing does there is no zero", () => {
  const named = (unseenNamings: number) =>
    railGroups({ ...FIGURES, unseenNamings })
      .flatMap((group) => group.places)
      .find(({ key }) => key === "/annotations");
  expect(named(3)).toMatchObject({ figure: "3", query: { naming: "me" } });
  expect(named(0)).toMatchObject({ figure: null, query: {} });
});

test("the count of all comments is an estimate as soon as one of its parts is", () => {
  const figures = GROUPS.flatMap((group) => group.places).map((place) => [place.key, place.figure]);
  expect(Object.fromEntries(figures)).toMatchObject({
    open: "≈ 3.1 M",
    kept: "20",
    all: "≈ 3.1 M",
    [FERRY]: "148",
  });
});
