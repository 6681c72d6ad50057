import { expect, test } from "vitest";
import { type Jump, landing, nextJump, stopsOf } from "./quote-jump";

const QUOTES = [
  { bodyStart: 40, bodyEnd: 60, source: { kind: "article" as const, paragraph: 2, start: 5, end: 25 } },
  {
    bodyStart: 0,
    bodyEnd: 20,
    source: { kind: "comment" as const, commentId: "seven", start: 9, end: 29 },
  },
];
const QUOTED_BY = [{ start: 70, end: 80, commentId: "twelve", bodyStart: 1, bodyEnd: 11 }];

/** Presses the key again and again, reading whatever comment it led to, and tells where each press led. */
function pressed(times: number, stops: Record<string, ReturnType<typeof stopsOf>>, from: string): string[] {
  const led: string[] = [];
  let [at, last]: [string, Jump | null] = [from, null];
  for (let press = 0; press < times; press += 1) {
    last = nextJump(at, stops[at] ?? [], last);
    if (!last) return [...led, "nowhere"];
    const place = landing(last);
    if (place.kind === "comment") at = place.commentId;
    led.push(`${place.kind === "comment" ? at : `paragraph ${place.paragraph}`} ${place.start}–${place.end}`);
  }
  return led;
}

test("the key leads along each quote and back, then to those that quote the comment, and begins again", () => {
  const stops = { eight: stopsOf({ quotes: QUOTES, quotedBy: QUOTED_BY }) };
  expect(pressed(7, stops, "eight")).toEqual([
    "seven 9–29",
    "eight 0–20",
    "paragraph 2 5–25",
    "eight 40–60",
    "twelve 1–11",
    "eight 70–80",
    "seven 9–29",
  ]);
});

test("from the source the key leads to whoever quotes it", () => {
  const stops = { seven: stopsOf({ quotes: [], quotedBy: QUOTED_BY }) };
  expect(pressed(2, stops, "seven")).toEqual(["twelve 1–11", "seven 70–80"]);
});

test("whoever moved on by other keys starts from the comment at hand", () => {
  const stops = stopsOf({ quotes: QUOTES, quotedBy: [] });
  const last = nextJump("eight", stops, null);
  expect(nextJump("nine", stopsOf({ quotes: [], quotedBy: QUOTED_BY }), last)).toMatchObject({
    from: "nine",
    index: 0,
    isThere: true,
  });
});

test("where nothing is quoted the key leads nowhere", () => {
  expect(pressed(1, {}, "alone")).toEqual(["nowhere"]);
});
