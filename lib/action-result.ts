import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { ZodError } from "zod";
import { AppError, type AppErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

/** What an action tells the browser: its value, or a failure that can be shown as it is. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: AppErrorCode | "internal"; message: string };

/** Runs an action. Expected failures keep their words; a bug becomes a reference to the log. */
export async function actionResult<Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
    if (error instanceof ZodError) {
      return { ok: false, code: "invalid", message: error.issues[0]?.message ?? "This input is not valid." };
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, "action failed");
    const message = `Something failed on our side. Nothing was changed. Try again; reference ${reference}.`;
    return { ok: false, code: "internal", message };
  }
}
