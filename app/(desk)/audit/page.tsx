import type { Metadata } from "next";
import Link from "next/link";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { NoPermission } from "@/components/shell/no-permission";
import { PageFrame } from "@/components/shell/page-frame";
import { listAudit, listAuditedPeople } from "@/lib/audit/data";
import { loadAuditQuery, serializeAuditQuery } from "@/lib/audit/query";
import { requireActor } from "@/lib/auth/session";
import { readNow } from "@/lib/read-now";
import { unlessRefused } from "@/lib/recording-refusal";
import { loadTimePlace } from "@/lib/time-place";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ searchParams }: PageProps<"/audit">) {
  const [query, { cursor: place }] = await Promise.all([
    loadAuditQuery(searchParams),
    loadTimePlace(searchParams),
  ]);
  const actor = await requireActor();
  const found = await unlessRefused(() => listAudit(actor, query, place));
  if (found === null) return <NoPermission />;
  const people = await listAuditedPeople(actor);
  return (
    <PageFrame
      title="Audit log"
      acts={
        <a className="link text-small" href={serializeAuditQuery("/audit/export", query)} download>
          Export as CSV
        </a>
      }
    >
      <div className="px-4 pb-8 sm:px-8">
        <AuditFilters query={query} people={people} />
        <AuditTable rows={found.rows} now={await readNow()} />
        <nav aria-label="Pages of the log" className="mt-3 flex gap-3 text-small">
          {found.nextCursor && (
            <Link className="link" href={withCursor(serializeAuditQuery("/audit", query), found.nextCursor)}>
              Earlier entries
            </Link>
          )}
          {place !== null && (
            <Link className="link" href={serializeAuditQuery("/audit", query)}>
              Newest entries
            </Link>
          )}
        </nav>
      </div>
    </PageFrame>
  );
}

function withCursor(address: string, cursor: string): string {
  return `${address}${address.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
}
