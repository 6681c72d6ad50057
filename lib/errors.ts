/** Failures that a person can cause and mend. `code` decides the HTTP status; `message` is shown as it is. */
export type AppErrorCode =
  | "not_signed_in"
  | "password_due"
  | "not_allowed"
  | "not_found"
  | "invalid"
  | "conflict"
  | "too_large"
  | "no_room"
  | "too_many";

/** An expected failure. Bugs throw plain errors, whose text never reaches a browser. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** All that Next tells an error page about a failure on the server. */
  readonly digest: string;

  constructor(code: AppErrorCode, message: string) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.digest = `komainu:${code}`;
  }
}
