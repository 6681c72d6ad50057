import "server-only";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { auditWords } from "@/lib/domain/audit-kinds";
import { textCell } from "@/lib/domain/csv";
import { readAudit } from "./data";
import { type AuditQuery, serializeAuditQuery } from "./query";
import { recordAudit } from "./record";

const BATCH_ROWS = 2000;
const COLUMNS = ["at", "by", "by_id", "action", "in_words", "subject", "subject_name", "detail", "id"];

/** The lines of the audit log that a query means as CSV, the newest first. That it was exported is the first of them. */
export function exportAudit(actor: Actor, query: AuditQuery): AsyncGenerator<Buffer, void, undefined> {
  assertCan(actor, "audit:read");
  return writeFile(actor, query);
}

async function* writeFile(actor: Actor, query: AuditQuery): AsyncGenerator<Buffer, void, undefined> {
  await recordAudit(db, actor, {
    action: "export",
    subject: "audit log",
    detail: { query: serializeAuditQuery(query) },
  });
  yield Buffer.from(line(COLUMNS));
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof readAudit>> = await readAudit(actor, query, cursor, BATCH_ROWS);
    const lines = page.rows.map(({ at, byName, byId, action, subject, subjectName, detail, id }) =>
      line([at, byName, byId, action, auditWords(action), subject, subjectName, detail, id]),
    );
    if (lines.length > 0) yield Buffer.from(lines.join(""));
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

function line(cells: readonly (string | null)[]): string {
  return `${cells.map(textCell).join(",")}\r\n`;
}
