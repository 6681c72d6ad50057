/** One line to whoever watches the start. @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Does a piece of the start and says how long it took.
 * @template T
 * @param {{ doing?: string, done: string | ((result: T) => string) }} words `doing` is said first, when it takes long
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step({ doing, done }, work) {
  const begun = performance.now();
  if (doing) say(`… ${doing}`);
  const result = await work();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  say(`✓ ${(typeof done === "string" ? done : done(result)).padEnd(52)} ${seconds.padStart(5)} s`);
  return result;
}
