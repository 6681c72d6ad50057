// While the database is away every request fails alike: one line says it, and the next one how often it was left out.
const AWAY =
  /ECONNREFUSED|ECONNRESET|EPIPE|P1001|P1017|57P0[1-3]|Can't reach database|Connection terminated|shutting down|starting up|server has closed the connection/i;
const SILENT_MS = 10_000;
const DEPTH_MAX = 5;

/** @type {Map<string, { saidAt: number, leftOut: number }>} */
const said = new Map();

/** Whether a failure is only that the database does not answer. @param {unknown} error */
export function isDatabaseAway(error) {
  for (let cause = error, depth = 0; cause instanceof Error && depth < DEPTH_MAX; depth += 1) {
    if (AWAY.test(`${cause.message} ${/** @type {{ code?: string }} */ (cause).code ?? ""}`)) return true;
    cause = /** @type {{ cause?: unknown }} */ (cause).cause;
  }
  return false;
}

/**
 * How often a line was left out since it was last said, or null where it is to be left out now too.
 * @param {string} line
 * @param {number} nowMs
 */
export function leftOutBefore(line, nowMs) {
  const last = said.get(line);
  if (last && nowMs - last.saidAt < SILENT_MS) {
    last.leftOut += 1;
    return null;
  }
  said.set(line, { saidAt: nowMs, leftOut: 0 });
  return last?.leftOut ?? 0;
}

/** Refusals that a person can cause and mend; who asked is told, and the log need not be. @param {unknown} error */
export function isExpected(error) {
  return (
    error instanceof Error &&
    String(/** @type {{ digest?: unknown }} */ (error).digest).startsWith("komainu:")
  );
}
