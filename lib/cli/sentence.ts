import { ZodError } from "zod";
import { AppError } from "@/lib/errors";

const FILE_TROUBLE = new Map([
  ["ENOENT", "there is no such file or folder; check the path"],
  ["EACCES", "you may not open it; change its permissions"],
  ["EISDIR", "it is a folder; name a file"],
  ["ENOTDIR", "there is no such folder; check the path"],
  ["ENOSPC", "the disk is full; make room and try again"],
]);

/** A failure as the one sentence that a person reads. A path that the failure is about leads it. */
export function sentence(error: unknown): string {
  if (error instanceof ZodError) return error.issues[0]?.message ?? "The input is not valid.";
  if (error instanceof AppError || !(error instanceof Error))
    return String(error instanceof Error ? error.message : error);
  const trouble = "code" in error ? FILE_TROUBLE.get(String(error.code)) : undefined;
  // Prisma shows the call first and says what went wrong last.
  if (!trouble) return error.message.trim().split("\n").at(-1) || error.name;
  return "path" in error ? `${String(error.path)}: ${trouble}` : trouble;
}

/** Says on stderr what went wrong; the command goes on and ends with exit code 1. */
export function complain(text: string): void {
  process.stderr.write(`komainu: ${text}\n`);
  process.exitCode = 1;
}
