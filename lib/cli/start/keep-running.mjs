import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./say.mjs";

const PAUSES_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000];
/** What ran so long had come up well: it begins again at once. */
const STEADY_MS = 10_000;

/** Something that runs: `ended` tells why it no longer does. @typedef {{ ended: Promise<string>, stop: () => Promise<void> }} Running */

/**
 * Keeps something running: begins it again whenever it has ended, after a pause that grows while it keeps failing.
 * Rejects when it has failed once after each pause.
 * @param {string} name
 * @param {Running} first
 * @param {() => Promise<Running>} begin
 * @param {() => boolean} isOver whether it is to end
 * @param {{ pausesMs?: readonly number[], steadyMs?: number }} [times]
 * @returns {Promise<void>}
 */
export async function keepRunning(
  name,
  first,
  begin,
  isOver,
  { pausesMs = PAUSES_MS, steadyMs = STEADY_MS } = {},
) {
  let running = first;
  let failures = 0;
  for (;;) {
    const since = performance.now();
    let why = await running.ended;
    if (performance.now() - since >= steadyMs) failures = 0;
    for (let hasBegun = false; !hasBegun; ) {
      if (isOver()) return;
      const pauseMs = pausesMs[failures];
      if (pauseMs === undefined) {
        throw new Error(
          `${name} failed ${failures + 1} times in a row and is given up; the last time: ${why}`,
        );
      }
      failures += 1;
      say(`${now()} ${name} ended (${why}); starting it again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      if (isOver()) return;
      try {
        running = await begin();
        hasBegun = true;
      } catch (error) {
        why = error.message;
      }
    }
    if (!isOver()) say(`${now()} ${name} runs again`);
  }
}

/** Why a program ended, once it has. @param {import("node:child_process").ChildProcess} child @returns {Promise<string>} */
export function endOf(child) {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `killed by ${signal}` : `ended with ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
}

function now() {
  return new Date().toISOString().slice(0, 19).replace("T", " ");
}
