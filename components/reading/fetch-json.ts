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
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RequestError(response.status, messageOf(answer));
  // Our own route and this reader share the type.
  return answer as Answer;
}

export function messageOf(answer: unknown): string {
  if (typeof answer === "object" && answer && "message" in answer && typeof answer.message === "string") {
    return answer.message;
  }
  return "The desk could not answer.";
}
