import { expect, test } from "vitest";
import { codesOf, commentsOf, readDocument } from "@/tests/support/read-document";
import { roundedCount } from "./table/rounded-count";

test("a list of YouTube's comments has its times, its rounded votes and its answers", async () => {
  const more = { channel: "UC1", replies: "", photo: "https://y.example/p.jpg", heart: false, reply: true };
  const lines = [
    {
      cid: "UgzBBB",
      text: "One",
      time: "2 years ago",
      author: "@aki",
      votes: "2.4K",
      time_parsed: 1700000000.5,
    },
    {
      cid: "UgzBBB.8x",
      text: "Two",
      time: "1 year ago",
      author: "@tam",
      votes: "3",
      time_parsed: 1710000000,
    },
    { cid: "3.5", text: "Three", time_parsed: 1710000000 },
  ];
  for (const text of [
    lines.map((one) => JSON.stringify({ ...one, ...more })).join("\n"),
    JSON.stringify({ comments: lines }, null, 4),
  ]) {
    const { parts } = await readDocument(text);
    expect(commentsOf(parts)).toMatchObject([
      { sourceId: "UgzBBB", net: 2400, postedAt: "2023-11-14T22:13:20.500Z", parentSourceId: null },
      { net: 3, postedAt: "2024-03-09T16:00:00.000Z", parentSourceId: "UgzBBB" },
      { parentSourceId: null },
    ]);
    expect(codesOf(parts).filter((code) => code !== "unknown_thread")).toEqual(["rounded_number"]);
  }
});

test("rounded numbers are read in the ways that sites print them, and words are none", () => {
  const cases: [string, number | null][] = [
    ["1.2K", 1200],
    ["1.2k likes", 1200],
    ["3.4M", 3_400_000],
    ["3,4 Mio.", 3_400_000],
    ["1,2 Tsd.", 1200],
    ["12 mil", 12_000],
    ["1,2 тыс.", 1200],
    ["1.2万", 12_000],
    ["1.5億", 150_000_000],
    ["2만", 20_000],
    ["-1.2K", -1200],
    ["12 likes", null],
    ["1.234K", null],
    ["many", null],
    ["K", null],
  ];
  for (const [text, count] of cases) expect(roundedCount(text), text).toBe(count);
});
