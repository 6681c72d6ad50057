import fc from "fast-check";
import { expect, test } from "vitest";
import { type Typing, TypingWatch } from "./typing";

const COMMANDS = "jkaerfnmpuxqlscdgo";

function press(key: string, at: number) {
  return { key, at, isCommand: COMMANDS.includes(key) };
}

/** What each letter is taken for, pressed one every `pace` milliseconds from `start` on. */
function judged(watch: TypingWatch, text: string, pace: number, start = 1000): (Typing | null)[] {
  return [...text].map((key, index) => watch.judge(press(key, start + index * pace)));
}

const none = (text: string) => [...text].map(() => null);

test("keys pressed 60 ms apart and more are commands, at whatever pace", () => {
  const keys = fc.array(
    fc.record({ key: fc.constantFrom(...COMMANDS), gap: fc.integer({ min: 60, max: 2000 }) }),
  );
  fc.assert(
    fc.property(keys, (presses) => {
      const watch = new TypingWatch();
      let at = 1000;
      for (const { key, gap } of presses) {
        at += gap;
        expect(watch.judge(press(key, at))).toBeNull();
      }
    }),
  );
});

test("of letters less than 60 ms apart all but the first are a burst, and a pause ends it", () => {
  const watch = new TypingWatch();
  expect(judged(watch, "earn", 20)).toEqual([null, "burst", "burst", "burst"]);
  expect(judged(watch, "rj", 90, 2000)).toEqual(none("rj"));
});

test("what was begun before the page could hear is ignored until a pause", () => {
  const watch = new TypingWatch();
  watch.begin(500, [press("e", 300), press("a", 420)]);
  expect(judged(watch, "rn week from", 120, 540)).toEqual([..."rn week from"].map(() => "early"));
  expect(watch.judge(press("r", 540 + 11 * 120 + 300))).toBeNull();
});

test("somebody who goes on with commands alone is heard again after two seconds", () => {
  const watch = new TypingWatch();
  watch.begin(500, [press("j", 420)]);
  const verdicts = judged(watch, "jrjrjrjrjrjrjrjrjrjrjrjr", 100, 520);
  expect(verdicts.slice(0, 20)).toEqual(verdicts.slice(0, 20).map(() => "early"));
  expect(verdicts.slice(20)).toEqual(none("jrjr"));
});

test("a page that heard from the first press on ignores nothing", () => {
  const watch = new TypingWatch();
  watch.begin(500, []);
  expect(judged(watch, "jrjr", 100, 520)).toEqual(none("jrjr"));
});

test("after a slash that found no search a whole phrase is ignored, until a second of rest or Escape", () => {
  const watch = new TypingWatch();
  watch.loseSlash(1000);
  expect(judged(watch, "spam are", 250, 1100)).toEqual([..."spam are"].map(() => "phrase"));
  expect(watch.judge(press("r", 1100 + 7 * 250 + 1000))).toBeNull();
  watch.loseSlash(9000);
  watch.end();
  expect(watch.judge(press("r", 9100))).toBeNull();
});
