import { requireApiActor } from "@/lib/auth/session";
import { handle } from "@/lib/http";
import { openEventStream } from "@/lib/stats/event-stream";

/** What colleagues decide and what imports bring, as it happens. */
export const GET = handle(async (request: Request) => {
  const stream = await openEventStream(await requireApiActor(), request.signal);
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform keeps the server's compression from holding events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
});
