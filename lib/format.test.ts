import { expect, test } from "vitest";
import {
  formatAge,
  formatAgo,
  formatBytes,
  formatColumnAge,
  formatCount,
  formatDay,
  formatFullTime,
  formatMinute,
  formatSigned,
  formatTime,
  formatTotal,
} from "./format";

const NOW = { at: new Date("2026-11-21T03:00:00Z"), zone: "Asia/Tokyo" };

test("a time is told in the clock of a zone, which is named, and the year only where it is another", () => {
  expect(formatTime("2026-11-21T00:10:00Z", NOW)).toBe("21 Nov, 09:10 JST");
  expect(formatTime("2016-12-31T15:30:00Z", NOW)).toBe("1 Jan 2017, 00:30 JST");
  expect(formatDay("2026-11-20T16:00:00Z", NOW)).toBe("21 Nov");
  const newYork = { ...NOW, zone: "America/New_York" };
  expect(formatTime("2026-11-21T00:10:00Z", newYork)).toBe("20 Nov, 19:10 GMT-5");
  expect(formatMinute("2026-07-21T00:10:00Z", newYork)).toBe("20 Jul, 20:10");
  // It is still 2026 there.
  expect(formatDay("2027-01-01T03:00:00Z", newYork)).toBe("31 Dec");
});

test("the full time names its zone as the database of zones does", () => {
  expect(formatFullTime("2026-11-21T00:10:04Z", "Asia/Tokyo")).toBe(
    "Sat 21 Nov 2026, 09:10:04 JST (Asia/Tokyo)",
  );
  expect(formatFullTime("2026-07-21T00:10:04Z", "Europe/London")).toBe(
    "Tue 21 Jul 2026, 01:10:04 BST (Europe/London)",
  );
});

const AGES: [string, string, string][] = [
  ["2026-11-21T02:59:52Z", "now", "8 s ago"],
  ["2026-11-21T02:19:00Z", "41 m", "41 m ago"],
  ["2026-11-21T00:00:00Z", "3 h", "3 h ago"],
  ["2026-11-12T00:00:00Z", "9 d", "9 d ago"],
  ["2026-05-03T00:00:00Z", "3 May", "on 3 May"],
  ["2026-11-21T03:00:10Z", "now", "just now"],
];

test.each(AGES)("%s is %s old, %s", (iso, age, ago) => {
  expect(formatAge(iso, NOW)).toBe(age);
  expect(formatAgo(iso, NOW)).toBe(ago);
});

test("in a narrow column another year is the year alone", () => {
  expect(formatColumnAge("2014-08-19T00:00:00Z", NOW)).toBe("2014");
  expect(formatColumnAge("2026-05-03T00:00:00Z", NOW)).toBe("3 May");
  expect(formatColumnAge("2025-12-31T00:00:00Z", { ...NOW, at: new Date("2026-01-02T00:00:00Z") })).toBe(
    "2 d",
  );
});

test("an unknown vote is a question mark, and a minus is a real minus", () => {
  expect([9, 0, -31, -1204, null].map(formatSigned)).toEqual(["+9", "0", "−31", "−1,204", "?"]);
});

test("a total says when it is an estimate or rounded", () => {
  expect(formatTotal({ count: 88_214, exact: true })).toBe("88,214");
  expect(formatTotal({ count: 88_214, exact: false })).toBe("≈ 88,214");
  expect(formatTotal({ count: 3_120_000, exact: true })).toBe("≈ 3.1 M");
});

test("one is singular, and sizes take the unit that reads best", () => {
  expect([formatCount(1, "comment"), formatCount(1200, "comment")]).toEqual(["1 comment", "1,200 comments"]);
  expect([812, 3400, 12_000_000, 3_080_000_000].map(formatBytes)).toEqual([
    "812 B",
    "3.4 kB",
    "12.0 MB",
    "3.08 GB",
  ]);
});
