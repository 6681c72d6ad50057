import "server-only";
import { recordRefusal } from "@/lib/audit/record-failure";
import { RefusedByRole } from "@/lib/auth/actor";

/** Does something for a request, and records where a role does not include it. */
export async function recordingRefusal<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RefusedByRole) await recordRefusal(error, new Date());
    throw error;
  }
}

/** The same for a page: null where it has to say that this is not for the reader's role. */
export async function unlessRefused<Value>(work: () => Promise<Value>): Promise<Value | null> {
  return recordingRefusal(work).catch((error: unknown) => {
    if (error instanceof RefusedByRole) return null;
    throw error;
  });
}
