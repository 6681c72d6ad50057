import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { AUDIT_KINDS, actionsSaid } from "@/lib/domain/audit-kinds";
import type { AuditQuery } from "./query";

/** The lines `e` of the audit log that a query means, with days of a zone; the page and the file share it. */
export function auditWhere({ by, kind, from, to, q }: AuditQuery, zone: string): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (by !== null) conditions.push(ofPerson(by));
  if (kind !== null) {
    const patterns = AUDIT_KINDS[kind].beginnings.map((beginning) => `${escaped(beginning)}%`);
    conditions.push(Prisma.sql`e.action LIKE ANY(${patterns}::text[])`);
  }
  const startOf = (day: Date, daysLater = 0) =>
    Prisma.sql`((${day.toISOString().slice(0, 10)}::date + ${daysLater}::int)::timestamp AT TIME ZONE ${zone})`;
  if (from) conditions.push(Prisma.sql`e.at >= ${startOf(from)}`);
  if (to) conditions.push(Prisma.sql`e.at < ${startOf(to, 1)}`);
  const words = q?.replaceAll("\0", "").trim() ?? "";
  if (words !== "") {
    const pattern = `%${escaped(words)}%`;
    // As JSON has it: a quotation mark stands there with a backslash.
    const inDetail = `%${escaped(JSON.stringify(words).slice(1, -1))}%`;
    conditions.push(
      Prisma.sql`(e.action ILIKE ${pattern} OR e.action = ANY(${actionsSaid(words)}::text[])
        OR e.subject ILIKE ${pattern} OR e.detail::text ILIKE ${inDetail})`,
    );
  }
  return Prisma.join(conditions, " AND ");
}

/** `nobody`: the command line, and whoever was not signed in. */
function ofPerson(by: string): Prisma.Sql {
  if (by === "nobody") return Prisma.sql`e.moderator_id IS NULL`;
  return z.guid().safeParse(by).success ? Prisma.sql`e.moderator_id = ${by}::uuid` : Prisma.sql`false`;
}

function escaped(words: string): string {
  return words.replace(/[\\%_]/g, "\\$&");
}
