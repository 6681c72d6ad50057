import "server-only";

/** Next-auth answers 401 to whatever fails, and tells what it was in the address to go to. Whoever has to wait gets 429. */
export async function answerTooMany(answer: Response): Promise<Response> {
  if (answer.status !== 401) return answer;
  const body = await answer.text();
  const minutes = /[?&]error=too_many%3A(\d+)/.exec(body)?.[1];
  const headers = new Headers(answer.headers);
  if (minutes) headers.set("retry-after", String(Number(minutes) * 60));
  return new Response(body, { status: minutes ? 429 : 401, headers });
}
