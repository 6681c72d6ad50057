import { noteSessionEnded } from "@/lib/outbox/session";

/** A route's refusal, in the words that it sent. */
class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads one of our own routes, whose shape `Answer` is checked where it is made. */
export async function fetchJson<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } }).catch(unreached);
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 401) noteSessionEnded();
  if (!response.ok) throw new RequestError(response.status, messageOf(answer));
  // Our own route and this reader share the type.
  return answer as Answer;
}

/** The browser's own words for a request that never arrived help nobody. */
function unreached(error: unknown): never {
  if (!(error instanceof TypeError)) throw error;
  throw new Error(navigator.onLine ? "The desk does not answer." : "There is no network.");
}

export function messageOf(answer: unknown): string {
  if (typeof answer === "object" && answer && "message" in answer && typeof answer.message === "string") {
    return answer.message;
  }
  return "The desk could not answer.";
}
