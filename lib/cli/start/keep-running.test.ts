import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepRunning } from "./keep-running.mjs";

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const stop = async () => undefined;
const ends = (why: string) => ({ ended: Promise.resolve(why), stop });
const NEVER = { ended: new Promise<string>(() => undefined), stop };

test("what ended is begun again, also where a beginning fails", async () => {
  const begins = [
    () => Promise.reject(new Error("no room")),
    async () => ends("again"),
    async () => ends("once more"),
  ];
  let begun = 0;
  const isOver = () => begun === begins.length;
  const begin = () => begins[begun++]?.() ?? Promise.resolve(NEVER);
  await keepRunning("The web server", ends("killed"), begin, isOver, { pausesMs: [0, 0, 0], steadyMs: 1e9 });
  expect(begun).toBe(3);
});

test("what fails after each pause is given up, with its name and its last reason", async () => {
  let begun = 0;
  const begin = async () => ends(`failure ${++begun}`);
  const times = { pausesMs: [0, 0, 0], steadyMs: 1e9 };
  await expect(keepRunning("The worker", ends("killed"), begin, () => false, times)).rejects.toThrow(
    "The worker failed 4 times in a row and is given up; the last time: failure 3",
  );
});

test("what had run well in between is never given up", async () => {
  let begun = 0;
  const begin = async () => ends(`failure ${++begun}`);
  await keepRunning("The worker", ends("killed"), begin, () => begun === 20, { pausesMs: [0], steadyMs: 0 });
  expect(begun).toBe(20);
});

test("what ends because all is stopped is not begun again", async () => {
  let begun = 0;
  const begin = async () => {
    begun += 1;
    return NEVER;
  };
  await keepRunning("The database", ends("stopped"), begin, () => true);
  expect(begun).toBe(0);
});
