import { AppError } from "@/lib/errors";

// PostgreSQL's classes of data that it cannot hold: a zero character, a number or a time out of range, a broken id.
const UNSTORABLE = /\b(?:22003|22007|22008|22021|22P02|22P05)\b/;
const DEPTH_MAX = 5;

/** The refusal for a value that passed our own checks and that PostgreSQL cannot hold; null for any other failure. */
export function asUnstorable(error: unknown): AppError | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < DEPTH_MAX; depth += 1) {
    const { code, meta } = cause as { code?: unknown; meta?: unknown };
    if (UNSTORABLE.test(`${String(code)} ${JSON.stringify(meta ?? "")}`)) {
      return new AppError(
        "invalid",
        "Something in this request cannot be stored: a control character, or a number or time out of range. Nothing was changed.",
      );
    }
    cause = cause.cause;
  }
  return null;
}
