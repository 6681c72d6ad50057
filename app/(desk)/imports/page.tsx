import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportDesk } from "@/components/imports/import-desk";
import { ImportHistory } from "@/components/imports/import-history";
import { ImportReportView } from "@/components/imports/import-report";
import { NoImports } from "@/components/imports/no-imports";
import { ReadOnlyImports } from "@/components/imports/read-only-imports";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { findImport, listImports } from "@/lib/imports/data";
import { loadImportQuery } from "@/lib/imports/query";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: PageProps<"/imports">) {
  const { import: asked, before } = await loadImportQuery(searchParams);
  const actor = await requireActor();
  const page = await listImports(actor, before);
  const shownId = asked ?? page.rows[0]?.id ?? null;
  const shown = shownId ? await findImport(actor, shownId) : null;
  if (shownId && !shown) notFound();
  const now = new Date();
  const history = <ImportHistory page={page} shownId={shownId} isFirstPage={before === null} now={now} />;
  const report = shown ? <ImportReportView report={shown} now={now} /> : <NoImports />;
  return (
    <PageFrame title="Imports">
      <div className="grid grid-cols-[minmax(0,1fr)] max-w-[1180px] items-start gap-x-8 gap-y-7 px-4 py-6 sm:px-8 lg:grid-cols-[340px_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        {can(actor.role, "import:run") ? (
          <ImportDesk history={history} report={report} isReportAsked={asked !== null} />
        ) : (
          <ReadOnlyImports role={actor.role} history={history} report={report} />
        )}
      </div>
    </PageFrame>
  );
}
