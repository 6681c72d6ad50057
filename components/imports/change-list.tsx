"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/reading/fetch-json";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Trouble } from "@/components/ui/trouble";
import type { ChangeKind, ImportChange } from "@/lib/domain/import-change";
import { formatInteger } from "@/lib/format";
import type { ChangePage } from "@/lib/imports/view";
import { CHANGE_WORDS } from "./change-kinds";
import { ChangeRow } from "./change-row";

type ChangeListProps = { importId: string; kind: ChangeKind; isPreview: boolean };

/** Every change of one kind, a page at a time. */
export function ChangeList({ importId, kind, isPreview }: ChangeListProps) {
  const changes = useInfiniteQuery({
    queryKey: ["import-changes", importId, isPreview, kind],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<ChangePage>(
        `/api/imports/${importId}/changes?${new URLSearchParams({ kind, ...(pageParam === null ? {} : { cursor: pageParam }) })}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (changes.isPending) return <Skeleton rows={3} />;
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = changes.data?.pages[0]?.total ?? 0;
  const words = CHANGE_WORDS[kind];
  const again = () => (changes.data ? changes.fetchNextPage() : changes.refetch());
  return (
    <>
      <p className="py-2 text-small text-muted">{isPreview ? words.wouldBe : words.was}</p>
      <ul aria-label={words.label} className="border-t border-line">
        {rows.map((change, index) => (
          <ChangeRow
            key={keyOf(change, index)}
            change={change}
            isStored={!isPreview || change.kind !== "new"}
          />
        ))}
      </ul>
      {changes.isError && (
        <div className="mt-2">
          <Trouble
            title="These changes could not be read"
            act={<Button onClick={() => void again()}>Try again</Button>}
          >
            <p>{changes.error.message} The import is not touched by this.</p>
          </Trouble>
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3 text-small text-muted">
        {changes.hasNextPage && !changes.isError && (
          <Button aria-disabled={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
            Show more
          </Button>
        )}
        <span className="num">{howMany(rows.length, total, changes.hasNextPage)}</span>
        <a className="link" href={`/imports/${importId}/changes.csv?kind=${kind}`}>
          Download as CSV
        </a>
      </div>
    </>
  );
}

function howMany(shown: number, total: number, hasMore: boolean): string {
  if (shown >= total) return total > 1 ? `All ${formatInteger(total)} are shown.` : "";
  return hasMore
    ? `${formatInteger(shown)} of ${formatInteger(total)} are shown.`
    : `The first ${formatInteger(shown)} of ${formatInteger(total)}; a preview keeps no more of a kind.`;
}

function keyOf(change: ImportChange, index: number): string {
  return change.kind === "refused" ? `${change.file} ${change.line} ${index}` : change.commentId;
}
