import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ImportDownloads } from "@/components/imports/import-downloads";
import { ImportFacts } from "@/components/imports/import-facts";
import { ImportReport } from "@/components/imports/import-report";
import { ImportsCache } from "@/components/imports/imports-cache";
import { LiveImport } from "@/components/imports/live-import";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { findImportView, listArticles, listFiles, listRefusals, listWarnings } from "@/lib/imports/data";
import { loadReportQuery } from "@/lib/imports/query";
import { importIdSchema } from "@/lib/imports/schema";
import { readNow } from "@/lib/read-now";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params, searchParams }: PageProps<"/imports/[id]">) {
  const query = await loadReportQuery(searchParams);
  const actor = await requireActor();
  const { data: id } = importIdSchema.safeParse((await params).id);
  const view = id ? await findImportView(actor, id) : null;
  if (!id || !view) notFound();
  const [files, articles, warnings, refused] = await Promise.all([
    query.files === null ? view.files : listFiles(actor, id, query.files),
    query.articles === null ? view.articles : listArticles(actor, id, query.articles),
    listWarnings(actor, id, { code: query.code, file: query.file, cursor: query.warnings }),
    listRefusals(actor, id, query.refused),
  ]);
  const facts = (
    <div className="grid gap-1.5 pl-6">
      <ImportFacts view={view} now={await readNow()} />
      {(view.status === "done" || view.wants === "import") && <ImportDownloads view={view} />}
    </div>
  );
  return (
    <PageFrame title="Import">
      <ImportsCache>
        <div className="grid max-w-[1080px] grid-cols-[minmax(0,1fr)] gap-8 px-4 py-6 sm:px-8">
          <div>
            <Link className="link text-small" href="/imports">
              All imports
            </Link>
            <LiveImport id={id} name={view.fileName} row={view} facts={facts} isWhole />
          </div>
          <ImportReport view={{ ...view, files, articles, warnings }} refused={refused} query={query} />
        </div>
      </ImportsCache>
    </PageFrame>
  );
}
