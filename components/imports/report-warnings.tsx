import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { WarningCode } from "@/lib/domain/parsed-article";
import { formatInteger } from "@/lib/format";
import type { ImportedFile, ImportWarningRow, Listed } from "@/lib/imports/view";
import { FileChoice } from "./file-choice";
import { ReportSection } from "./report-section";
import { WARNING_WORDS } from "./warning-words";

type ReportWarningsProps = {
  counts: readonly { code: WarningCode; count: number }[];
  warnings: Listed<ImportWarningRow>;
  files: readonly ImportedFile[];
  /** What the list is narrowed to; null: everything. */
  code: WarningCode | null;
  file: number | null;
  /** The address of the report, narrowed. */
  hrefOf: (filter: { code: WarningCode | null; file: number | null }) => string;
  moreHref: string | null;
};

/** What an import found odd, by kind: how many of each, and every one with the way to it. */
export function ReportWarnings(props: ReportWarningsProps) {
  const { counts, warnings, files, code, file, hrefOf, moreHref } = props;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <ReportSection
      id="warnings"
      title="Warnings"
      count={code === null && file === null ? total : warnings.total}
      shown={warnings.rows.length}
      moreHref={moreHref}
    >
      <nav aria-label="Kinds of warnings" className="flex flex-wrap gap-x-1.5 gap-y-1.5 py-1.5">
        {counts.length > 1 && (
          <FilterLink href={hrefOf({ code: null, file })} isCurrent={code === null} figure={total}>
            All kinds
          </FilterLink>
        )}
        {counts.map((kind) => (
          <FilterLink
            key={kind.code}
            href={hrefOf({ code: kind.code, file })}
            isCurrent={code === kind.code}
            figure={kind.count}
          >
            {WARNING_WORDS[kind.code]}
          </FilterLink>
        ))}
      </nav>
      {files.length > 1 && (
        <FileChoice
          value={file}
          choices={[
            { file: null, name: "All files", href: hrefOf({ code, file: null }) },
            ...files.map(({ number, path }) => ({
              file: number,
              name: path,
              href: hrefOf({ code, file: number }),
            })),
          ]}
        />
      )}
      {warnings.rows.length === 0 && (
        <p className="border-t border-line py-2 text-muted">None of this kind.</p>
      )}
      <ul aria-label="Warnings" className="border-t border-line">
        {warnings.rows.map((warning) => (
          <WarningLine key={warning.number} warning={warning} />
        ))}
      </ul>
    </ReportSection>
  );
}

type FilterLinkProps = { href: string; isCurrent: boolean; figure: number; children: string };

function FilterLink({ href, isCurrent, figure, children }: FilterLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      title={children}
      className="inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-control border border-line px-2 text-small text-muted hover:bg-hover aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-ink"
    >
      <span className="truncate">{children}</span>
      <span className="num font-medium">{formatInteger(figure)}</span>
    </Link>
  );
}

function WarningLine({ warning }: { warning: ImportWarningRow }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] items-baseline gap-x-2 border-b border-line py-[7px] sm:grid-cols-[16px_minmax(0,1fr)_auto]">
      <Icon name="warning" label="Warning" className="size-4 translate-y-[3px] text-flag" />
      <span className="num min-w-0">
        <span className="[overflow-wrap:anywhere]">{warning.message}</span>
        {warning.articleTitle && (
          <span className="block truncate text-small text-muted">{warning.articleTitle}</span>
        )}
      </span>
      <WayThere warning={warning} />
    </li>
  );
}

function WayThere({ warning }: { warning: ImportWarningRow }) {
  const { articleId, commentId, position, message } = warning;
  const line = message.startsWith("Line ") ? null : warning.line;
  const queue = `/queue?article=${articleId}&sort=position` as const;
  return (
    <span className="col-start-2 flex items-baseline gap-2 text-small whitespace-nowrap sm:col-start-3">
      {line !== null && <span className="num text-faint">line {formatInteger(line)}</span>}
      {articleId && commentId && (
        <Link prefetch={false} className="link num" href={`${queue}&comment=${commentId}`}>
          No. {position}
        </Link>
      )}
      {articleId && !commentId && (
        <Link prefetch={false} className="link" href={queue}>
          the thread
        </Link>
      )}
    </span>
  );
}
