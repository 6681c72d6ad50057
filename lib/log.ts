import "server-only";
import pino from "pino";

/** The one log, as lines of JSON on standard error: standard output belongs to the command line's results. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? "info" },
  pino.destination({ dest: 2, sync: true }),
);
