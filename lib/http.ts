import "server-only";
import { randomUUID } from "node:crypto";
import { AppError, type AppErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { recordingRefusal } from "@/lib/recording-refusal";
import { asUnstorable } from "@/lib/unstorable";

const HTTP_STATUS = {
  not_signed_in: 401,
  password_due: 403,
  not_allowed: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  too_large: 413,
  no_room: 507,
  too_many: 429,
} satisfies Record<AppErrorCode, number>;

/** What a failed request answers: an expected failure as it is, a bug as a reference to the log. */
function failureResponse(failure: unknown): Response {
  const error = asUnstorable(failure) ?? failure;
  if (error instanceof AppError) {
    return Response.json({ code: error.code, message: error.message }, { status: HTTP_STATUS[error.code] });
  }
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "request failed");
  const message = `Something failed on our side. Nothing was changed. Try again; reference ${reference}.`;
  return Response.json({ code: "internal", message, reference }, { status: 500 });
}

/** A route handler whose failures become JSON with the right status. */
export function handle<Args extends unknown[]>(handler: (...args: Args) => Promise<Response>) {
  return async (...args: Args): Promise<Response> => {
    try {
      return await recordingRefusal(() => handler(...args));
    } catch (error) {
      return failureResponse(error);
    }
  };
}
