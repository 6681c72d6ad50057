import { Icon, type IconName } from "@/components/ui/icon";
import { Trouble } from "@/components/ui/trouble";
import { formatBytes, formatJst } from "@/lib/format";
import type { ImportReport, ImportStatus } from "@/lib/imports/data";
import { importSentence } from "@/lib/imports/sentence";
import { ArticleList } from "./article-list";
import { VoteChanges } from "./vote-changes";
import { WarningList } from "./warning-list";

const GLYPH = {
  done: { icon: "keep", tone: "text-kept" },
  failed: { icon: "remove", tone: "text-removed" },
  interrupted: { icon: "warning", tone: "text-flag" },
  running: { icon: "clock", tone: "text-muted" },
} satisfies Record<ImportStatus, { icon: IconName; tone: string }>;

/** What is kept about one import. */
export function ImportReportView({ report, now }: { report: ImportReport; now: Date }) {
  const { icon, tone } = GLYPH[report.status];
  return (
    <section aria-label={`Import of ${report.fileName}`}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon name={icon} className={`size-4 ${tone}`} />
        <h2 className="font-semibold [overflow-wrap:anywhere]">{report.fileName}</h2>
        <span className="num text-muted">{words(report)}</span>
      </div>
      <p className="num mt-1 text-small text-muted">
        {report.byName ?? "Command line"}, {formatJst(report.startedAt, now)}, {formatBytes(report.bytes)}
        {report.seconds !== null && `, ${report.seconds.toFixed(1)} s`}
      </p>
      {report.failure && (
        <div className="mt-3">
          <Trouble title="Not imported">
            <p className="[overflow-wrap:anywhere]">{report.failure}</p>
          </Trouble>
        </div>
      )}
      {report.status === "interrupted" && (
        <p className="mt-3 border-l-[3px] border-flag bg-flag-soft px-3 py-2">
          This import stopped before its end. What is listed here is stored; import the file again to add the
          rest. Nothing is added twice.
        </p>
      )}
      <div className="mt-2">
        <WarningList warnings={report.warnings} total={report.warningCount} />
      </div>
      <ArticleList articles={report.articles} />
      <VoteChanges changes={report.voteChanges} />
    </section>
  );
}

function words(report: ImportReport): string {
  if (report.articles.length > 0) return importSentence(report.articles);
  return { done: "no articles", failed: "refused", interrupted: "stopped half-way", running: "running" }[
    report.status
  ];
}
