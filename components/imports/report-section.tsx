import Link from "next/link";
import type { ReactNode } from "react";
import { formatInteger } from "@/lib/format";

type ReportSectionProps = {
  id: string;
  title: string;
  count: number;
  /** How many of them stand here. */
  shown: number;
  /** Where the others stand; null where these are the last. */
  moreHref: string | null;
  act?: ReactNode;
  children: ReactNode;
};

/** A part of a report: its name and number, the list, and the way to more of it. */
export function ReportSection({ id, title, count, shown, moreHref, act, children }: ReportSectionProps) {
  // The rail has parts of the same names.
  return (
    <section id={id} aria-label={`${title} of this import`} className="scroll-mt-4">
      <div className="mb-1.5 flex flex-wrap items-baseline gap-x-2">
        <h2 className="heading-serif">{title}</h2>
        <span className="num text-muted">{formatInteger(count)}</span>
        {act && <div className="ml-auto">{act}</div>}
      </div>
      {children}
      {(moreHref !== null || shown < count) && (
        <p className="num mt-2 flex gap-3 text-small text-muted">
          {formatInteger(shown)} of {formatInteger(count)} stand here.
          {moreHref !== null && (
            <Link className="link" href={moreHref} scroll={false}>
              The next
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
