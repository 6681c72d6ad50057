import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { writePageMarker } from "@/lib/page-marker";
import { currentSettings } from "@/lib/settings/current";
import { readTimePlace } from "@/lib/time-place";
import type { AuditQuery } from "./query";
import { auditWhere } from "./where";

const PAGE_ROWS = 100;

/** A line of the audit log. Times are ISO 8601 in UTC. */
export type AuditRow = {
  id: string;
  at: string;
  /** Null: the command line, or nobody signed in. */
  byId: string | null;
  byName: string | null;
  action: string;
  subject: string;
  /** The person whom the line is about, where it is about one. */
  subjectName: string | null;
  /** What goes with it, as JSON. */
  detail: string;
};

export type AuditPage = { rows: AuditRow[]; nextCursor: string | null };

/** A hundred lines of the audit log, the newest first. */
export async function listAudit(actor: Actor, query: AuditQuery, cursor: string | null): Promise<AuditPage> {
  assertCan(actor, "audit:read");
  return readAudit(actor, query, cursor, PAGE_ROWS);
}

/** Everybody whom a line can be by. */
export async function listAuditedPeople(actor: Actor): Promise<{ id: string; name: string }[]> {
  assertCan(actor, "audit:read");
  return db.moderator.findMany({
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** So many lines of the log after a place in it. */
export async function readAudit(
  actor: Actor,
  query: AuditQuery,
  cursor: string | null,
  limit: number,
): Promise<AuditPage> {
  assertCan(actor, "audit:read");
  const [at, id] = cursor === null ? [] : readTimePlace(cursor);
  const later = at ? Prisma.sql`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)` : Prisma.sql`true`;
  const { timeZone } = await currentSettings();
  const found = await selectRows<AuditRow>(Prisma.sql`
    SELECT e.id, e.at, e.moderator_id AS "byId", m.name AS "byName", e.action, e.subject, e.detail::text AS detail,
      s.name AS "subjectName"
    FROM audit_entry e LEFT JOIN moderator m ON m.id = e.moderator_id LEFT JOIN moderator s ON s.id::text = e.subject
    WHERE ${auditWhere(query, timeZone)} AND ${later} ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writePageMarker([last.at, last.id]) : null };
}
