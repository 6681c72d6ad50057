import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
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
  const session = await sessionOf(actor);
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
        const deafen = listen((payload) => send(`data: ${payload}\n\n`));
        const heartbeat = setInterval(async () => {
          const now = await sessionOf(actor).catch(() => session);
          if (!isOpen) return;
          if (now === session) send(": still here\n\n");
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

/** Changes when the account's sessions are ended or the account is closed. */
async function sessionOf({ moderatorId }: Actor): Promise<string> {
  if (moderatorId === null) return "command line";
  const moderator = await db.moderator.findUnique({
    where: { id: moderatorId },
    select: { sessionVersion: true, disabledAt: true },
  });
  return moderator ? `${moderator.sessionVersion} ${moderator.disabledAt?.toISOString() ?? ""}` : "gone";
}
