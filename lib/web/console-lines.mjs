import { format } from "node:util";
import { isDatabaseAway, isExpected, leftOutBefore } from "./quiet-errors.mjs";

const LEVEL = { log: 30, info: 30, warn: 40, error: 50 };

/** Whatever Next and the packages print becomes a line of JSON beside ours. */
export function printConsoleAsLines() {
  for (const [name, level] of Object.entries(LEVEL)) {
    console[name] = (...words) => {
      const line = consoleLine(level, words, Date.now());
      if (line) process.stderr.write(`${line}\n`);
    };
  }
}

/**
 * The line for what was printed; null where it is an expected refusal, or where the database is away and that was said.
 * @param {number} level
 * @param {unknown[]} words
 * @param {number} nowMs
 */
export function consoleLine(level, words, nowMs) {
  const error = words.find((word) => word instanceof Error);
  if (isExpected(error)) return null;
  if (!isDatabaseAway(error)) return JSON.stringify({ level, time: nowMs, msg: format(...words) });
  const leftOut = leftOutBefore("page failed", nowMs);
  if (leftOut === null) return null;
  return JSON.stringify({ level, time: nowMs, leftOut, msg: "page failed: the database does not answer" });
}
