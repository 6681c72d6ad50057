"use client";

import Link from "next/link";
import { useClock } from "@/components/reading/use-now";
import { Time } from "@/components/ui/time";
import type { OwnAct } from "@/lib/activity/view";
import { formatInteger } from "@/lib/format";
import { actSaid } from "./act-words";
import { UndoActButton } from "./undo-act-button";

type ActivityTableProps = { acts: readonly OwnAct[]; renderedAtMs: number; isClosed: boolean };

/** What whoever reads did, one line each, with the way back. */
export function ActivityTable({ acts, renderedAtMs, isClosed }: ActivityTableProps) {
  const now = useClock(renderedAtMs);
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">What you did, newest first</caption>
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="w-[210px] text-left font-medium max-md:w-auto">Act</th>
          <th className="pl-4 text-left font-medium max-md:hidden">Comment</th>
          <th className="w-[170px] pl-4 text-left font-medium max-md:w-[124px]">
            <span className="sr-only">Undo</span>
          </th>
          <th className="w-[64px] pl-4 text-right font-medium max-md:w-[44px] max-md:pl-2">Age</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={`${act.subject} ${act.id}`} className="border-b border-line align-top">
            <td className="py-2 [overflow-wrap:anywhere]">
              <span className={act.undoneAt ? "text-muted line-through" : "font-[550]"}>{actSaid(act)}</span>
              {act.about !== null && <span className="line-clamp-2 text-small text-muted">{act.about}</span>}
              <span className="md:hidden">
                <What act={act} />
              </span>
            </td>
            <td className="py-2 pl-4 max-md:hidden">
              <What act={act} />
            </td>
            <td className="py-1.5 pl-4 text-small text-muted">
              {act.undoneAt ? (
                <span className="inline-flex min-h-6 items-center">
                  Undone&nbsp;
                  <Time at={act.undoneAt} now={now} as="ago" />
                </span>
              ) : (
                !isClosed && act.undidName === null && <UndoActButton act={act} now={now} />
              )}
            </td>
            <td className="num py-2 pl-4 text-right text-muted max-md:pl-2">
              <Time at={act.at} now={now} as="age" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it was done to, with the way there. */
function What({ act }: { act: OwnAct }) {
  const { subject, position, excerpt, articleTitle, count } = act;
  const title = articleTitle ?? "Untitled page";
  if (subject === "cluster") {
    return (
      <Link href={addressOf(act)} prefetch={false} className="link">
        Near-duplicates
      </Link>
    );
  }
  return (
    <>
      <Link
        href={addressOf(act)}
        prefetch={false}
        className="line-clamp-2 hover:underline [overflow-wrap:anywhere] [unicode-bidi:plaintext]"
      >
        {subject === "article" ? title : excerpt?.trim() || "Empty comment"}
      </Link>
      <span className="block truncate text-small text-faint">
        {subject === "article" ? "Article" : `${title}, No. ${formatInteger(position ?? 0)}`}
        {count > 1 && ` and ${formatInteger(count - 1)} more`}
      </span>
    </>
  );
}

function addressOf({ subject, subjectId, articleId }: OwnAct): string {
  if (subject === "cluster") return `/queue?like=${subjectId}`;
  if (subject === "article") return `/articles/${subjectId}`;
  return `/queue?article=${articleId}&sort=position&comment=${subjectId}&read=true`;
}
