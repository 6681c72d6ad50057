import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { formatInteger } from "@/lib/format";
import type { ImportWarningRow } from "@/lib/imports/result";

type WarningListProps = { warnings: readonly ImportWarningRow[]; total?: number };

/** What an import found odd: a glyph, words, and the way to it. */
export function WarningList({ warnings, total = warnings.length }: WarningListProps) {
  if (warnings.length === 0) return null;
  return (
    <>
      <ul aria-label="Warnings" className="mt-1">
        {warnings.map((warning) => (
          <li
            key={`${warning.articleId} ${warning.code} ${warning.position} ${warning.line} ${warning.message}`}
            className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-baseline gap-2 border-line py-[7px] not-first:border-t"
          >
            <Icon name="warning" label="Warning" className="size-4 translate-y-[3px] text-flag" />
            <span className="num [overflow-wrap:anywhere]">{warning.message}</span>
            <WarningLink warning={warning} />
          </li>
        ))}
      </ul>
      {total > warnings.length && (
        <p className="mt-1 text-small text-muted">
          The first {formatInteger(warnings.length)} of {formatInteger(total)} warnings.
        </p>
      )}
    </>
  );
}

function WarningLink({ warning }: { warning: ImportWarningRow }) {
  if (!warning.articleId) return <SourceLine line={warning.line} />;
  const queue = `/queue?article=${warning.articleId}&sort=position` as const;
  return (
    <span className="flex items-baseline gap-2 text-small whitespace-nowrap">
      <SourceLine line={warning.line} />
      {warning.commentId ? (
        <Link className="link num" href={`${queue}&comment=${warning.commentId}`}>
          No. {warning.position}
        </Link>
      ) : (
        <Link className="link" href={queue}>
          the thread
        </Link>
      )}
    </span>
  );
}

function SourceLine({ line }: { line: number | null }) {
  return line === null ? null : <span className="num text-small text-faint">line {formatInteger(line)}</span>;
}
