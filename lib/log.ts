import "server-only";
import pino from "pino";
import { isDatabaseAway, leftOutBefore } from "@/lib/web/quiet-errors.mjs";

/** The one log, as lines of JSON on standard error: standard output belongs to the command line's results. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    hooks: {
      logMethod([first, ...rest], method) {
        const err: unknown = typeof first === "object" && first !== null && "err" in first ? first.err : null;
        if (!isDatabaseAway(err)) return method.apply(this, [first, ...rest] as Parameters<typeof method>);
        const what = `${rest[0] ?? "failed"}: the database does not answer`;
        const leftOut = leftOutBefore(what, Date.now());
        if (leftOut !== null) method.apply(this, [{ leftOut }, what] as unknown as Parameters<typeof method>);
      },
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
