import type { Metadata } from "next";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { NoPermission } from "@/components/shell/no-permission";
import { PageFrame } from "@/components/shell/page-frame";
import { PagesOfList } from "@/components/ui/pages-of-list";
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
        <PagesOfList
          label="Pages of the log"
          top={serializeAuditQuery("/audit", query)}
          nextCursor={found.nextCursor}
          isFirstPage={place === null}
          what="entries"
          className="mt-3"
        />
      </div>
    </PageFrame>
  );
}
