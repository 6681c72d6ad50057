import { Time } from "@/components/ui/time";
import type { AuditRow } from "@/lib/audit/data";
import { auditDetailWords, auditWords } from "@/lib/domain/audit-kinds";
import type { Now } from "@/lib/format";

/** Lines of the audit log, the newest first. */
export function AuditTable({ rows, now }: { rows: readonly AuditRow[]; now: Now }) {
  if (rows.length === 0) return <p className="py-6 text-muted">No matching entries</p>;
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Audit log, newest first</caption>
      <thead>
        <tr className="h-[26px] border-b border-line text-left text-micro text-faint">
          <th className="w-[9.5rem] font-medium max-md:w-[7rem]">Time</th>
          <th className="w-[10rem] pl-3 font-medium max-md:w-[6.5rem]">Person</th>
          <th className="pl-3 font-medium">Action</th>
          <th className="w-2/5 pl-3 font-medium max-lg:hidden">Details</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditLine key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function AuditLine({ row, now }: { row: AuditRow; now: Now }) {
  const { at, byName, action, subject, subjectName } = row;
  const details = auditDetailWords(row.detail);
  // The number of a session or of a comment tells a reader nothing; the file has it.
  const said = subjectName ?? (/^[0-9a-f-]{36}( |$)/.test(subject) ? null : subject);
  const isNobody = action.startsWith("session.") || action.startsWith("failures.");
  return (
    <tr className="border-b border-line/60 align-top [overflow-wrap:anywhere]">
      <td className="num py-1.5 text-small">
        <Time at={at} now={now} as="time" />
      </td>
      <td className="py-1.5 pl-3">
        {byName ?? <span className="text-muted">{isNobody ? "Not signed in" : "Command line"}</span>}
      </td>
      <td className="py-1.5 pl-3">
        <span className="font-medium">{auditWords(action)}</span>
        {said && <span className="block text-small text-muted">{said}</span>}
        {details && <span className="block text-small text-faint lg:hidden">{details}</span>}
      </td>
      <td className="py-1.5 pl-3 text-small text-muted max-lg:hidden">{details}</td>
    </tr>
  );
}
