import type { WarningCode } from "@/lib/domain/parsed-article";
import type { ImportView, Listed, RefusedRecord } from "@/lib/imports/view";
import { ImportChanges } from "./import-changes";
import { ReportArticles } from "./report-articles";
import { ReportFiles } from "./report-files";
import { ReportRefused } from "./report-refused";
import { ReportWarnings } from "./report-warnings";

/** What the address of a report says: what its lists are narrowed to, and where they begin. */
type ReportQuery = {
  code: WarningCode | null;
  file: number | null;
  files: string | null;
  articles: string | null;
  warnings: string | null;
  refused: string | null;
};

type ImportReportProps = { view: ImportView; refused: Listed<RefusedRecord>; query: ReportQuery };

/** What is kept about one import: what it changed, by file, by article, what was odd, and what was refused. */
export function ImportReport({ view, refused, query }: ImportReportProps) {
  const hrefOf = (change: Partial<ReportQuery>, part: string) => {
    const said = Object.entries({ ...query, ...change }).flatMap(([name, value]) =>
      value === null ? [] : [[name, String(value)]],
    );
    const words = new URLSearchParams(said).toString();
    return `/imports/${view.id}${words === "" ? "" : `?${words}`}#${part}`;
  };
  const more = (part: "files" | "articles" | "warnings" | "refused", cursor: string | null) =>
    cursor === null ? null : hrefOf({ [part]: cursor }, part);
  const hasWritten = view.wants === "import";
  const hasChanges = Object.values(view.counts).some((count) => count > 0);
  return (
    <>
      {hasWritten && hasChanges && view.status !== "waiting" && (
        <section aria-label="What this import changed">
          <h2 className="heading-serif mb-1.5">What it changed</h2>
          <ImportChanges
            importId={view.id}
            counts={view.counts}
            isAbout={view.isAbout}
            isPreview={false}
            opensFirst
          />
        </section>
      )}
      {(view.files.total > 1 || view.files.rows.some(({ failure }) => failure !== null)) && (
        <ReportFiles files={view.files} moreHref={more("files", view.files.nextCursor)} />
      )}
      {view.articles.total > 0 && (
        <ReportArticles
          articles={view.articles}
          isStored={hasWritten}
          moreHref={more("articles", view.articles.nextCursor)}
        />
      )}
      <ReportWarnings
        counts={view.warningCounts}
        warnings={view.warnings}
        files={view.files.rows}
        code={query.code}
        file={query.file}
        hrefOf={(filter) => hrefOf({ ...filter, warnings: null }, "warnings")}
        moreHref={more("warnings", view.warnings.nextCursor)}
      />
      <ReportRefused
        importId={view.id}
        refused={refused}
        canRetry={view.canRetry}
        moreHref={more("refused", refused.nextCursor)}
      />
    </>
  );
}
