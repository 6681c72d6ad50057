import Link from "next/link";
import { formatInteger } from "@/lib/format";
import type { Listed, RefusedRecord } from "@/lib/imports/view";
import { ReportSection } from "./report-section";
import { RetryRefused } from "./retry-refused";

type ReportRefusedProps = {
  importId: string;
  refused: Listed<RefusedRecord>;
  canRetry: boolean;
  moreHref: string | null;
};

/** The records that could not be read, each with its reason and its text: nothing is lost. */
export function ReportRefused({ importId, refused, canRetry, moreHref }: ReportRefusedProps) {
  if (refused.total === 0) return null;
  return (
    <ReportSection
      id="refused"
      title="Refused"
      count={refused.total}
      shown={refused.rows.length}
      moreHref={moreHref}
      act={canRetry && <RetryRefused importId={importId} />}
    >
      <p className="mb-1.5 max-w-[68ch] text-small text-muted">
        These records could not be read; all others of their file were. Their text is kept for those who may
        import, without e-mail and IP addresses unless the import was to keep them. Mend it in the{" "}
        <a className="link" href={`/imports/${importId}/refused.csv`}>
          CSV of all of it
        </a>
        , or try again after an update of the desk.
      </p>
      <ul aria-label="Refused records" className="border-t border-line">
        {refused.rows.map((record) => (
          <li key={record.number} className="grid gap-1 border-b border-line py-2">
            <p className="[overflow-wrap:anywhere]">
              {record.message}{" "}
              {record.line !== null && !/^line \d/i.test(record.message) && (
                <span className="num text-small text-faint">line {formatInteger(record.line)}</span>
              )}
            </p>
            {record.excerpt !== null && (
              <details>
                <summary className="w-fit cursor-default text-small text-muted hover:text-ink">
                  Its text
                </summary>
                <pre className="mt-1 max-h-48 overflow-y-auto bg-sunken px-3 py-2 font-mono text-small whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {record.excerpt}
                </pre>
              </details>
            )}
            {record.retriedBy && (
              <Link className="link w-fit text-small" href={`/imports/${record.retriedBy}`}>
                Tried again
              </Link>
            )}
          </li>
        ))}
      </ul>
    </ReportSection>
  );
}
