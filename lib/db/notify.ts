import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { CHANNEL, type DeskEvent, type SessionEnded } from "@/lib/stats/desk-event";

/** Tells every open desk what happened, once the transaction is committed. */
export async function notify(
  tx: Prisma.TransactionClient,
  events: readonly (DeskEvent | SessionEnded)[],
): Promise<void> {
  if (events.length === 0) return;
  const payloads = events.map((event) => JSON.stringify(event));
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, payload) FROM unnest(${payloads}::text[]) payload`;
}
