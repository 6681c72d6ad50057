import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** A time as ISO 8601 text in UTC. Prisma's adapter reads a timestamptz wrongly in a session of another zone. */
export function isoUtc(time: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
