import "server-only";
import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { requireApiActor, requireSignedIn } from "@/lib/auth/session";
import { AppError, type AppErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { recordingRefusal } from "@/lib/recording-refusal";
import { asUnstorable } from "@/lib/unstorable";

/** What a server action answers: thrown errors lose their message on the way to the browser. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: AppErrorCode | "internal"; message: string };

/** Runs an action for whoever is signed in. Expected failures are told as they are, bugs as a reference to the log. */
export function runAction<Value>(work: (actor: Actor) => Promise<Value>): Promise<ActionResult<Value>> {
  return resultOf(async () => work(await requireApiActor()));
}

/** The same, also for whoever has yet to choose a password of their own. */
export function runEarlyAction<Value>(work: (actor: Actor) => Promise<Value>): Promise<ActionResult<Value>> {
  return resultOf(async () => work((await requireSignedIn()).actor));
}

async function resultOf<Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await recordingRefusal(work) };
  } catch (error) {
    return failure(error);
  }
}

function failure(thrown: unknown): { ok: false; code: AppErrorCode | "internal"; message: string } {
  const error = asUnstorable(thrown) ?? thrown;
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
  if (error instanceof ZodError) {
    return { ok: false, code: "invalid", message: error.issues[0]?.message ?? "This cannot be read." };
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "action failed");
  const message = `Something failed on our side. Nothing was changed. Try again; reference ${reference}.`;
  return { ok: false, code: "internal", message };
}
