import "server-only";
import { z } from "zod";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { isSessionOpen } from "@/lib/auth/sessions";
import { db } from "@/lib/db/client";
import { listen } from "@/lib/db/listen";

const HEARTBEAT_MS = 25_000;
/** Who reads this slowly loses the stream, and connects again. */
const WAITING_MAX = 2000;

/** What happens on the desk, as server-sent events, for as long as the reader stays and may read. */
export async function openEventStream(
  actor: Actor,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  assertCan(actor, "comment:read");
  const encoder = new TextEncoder();
  let stop = () => {};
  let isOpen = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) < -WAITING_MAX) end();
          else controller.enqueue(encoder.encode(text));
        };
        const deafen = listen((payload) => {
          if (!payload.startsWith(SESSION_ENDED)) send(`data: ${payload}\n\n`);
          else if (endsSession(payload, actor)) end();
        });
        const heartbeat = setInterval(async () => {
          const mayGoOn = await mayStillRead(actor).catch(() => true);
          if (!isOpen) return;
          if (mayGoOn) send(": still here\n\n");
          else end();
        }, HEARTBEAT_MS);
        stop = () => {
          clearInterval(heartbeat);
          deafen();
          signal.removeEventListener("abort", end);
          isOpen = false;
        };
        const end = () => {
          if (!isOpen) return;
          stop();
          controller.close();
        };
        signal.addEventListener("abort", end);
        send(": welcome\n\n");
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}

const SESSION_ENDED = '{"kind":"session"';
const sessionEndedSchema = z.object({ moderatorId: z.string(), sessionId: z.string().nullable() });

function endsSession(payload: string, actor: Actor): boolean {
  const { moderatorId, sessionId } = sessionEndedSchema.parse(JSON.parse(payload));
  return moderatorId === actor.moderatorId && (sessionId === null || sessionId === actor.sessionId);
}

async function mayStillRead({ moderatorId, sessionId }: Actor): Promise<boolean> {
  if (sessionId !== null) return isSessionOpen(sessionId, new Date());
  return (
    moderatorId === null || (await db.moderator.count({ where: { id: moderatorId, disabledAt: null } })) > 0
  );
}
