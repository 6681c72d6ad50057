"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { fetchJson } from "@/components/reading/fetch-json";
import { useNow } from "@/components/reading/use-now";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Listed } from "@/components/ui/listed";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { ArticleRow } from "@/lib/articles/data";
import { judgePairAction } from "@/lib/stories/actions";
import type { Coverage } from "@/lib/stories/data";
import type { Verdict } from "@/lib/stories/schema";

const SHOWN_MAX = 20;

type AddPairDialogProps = { articleId: string; coverage: Coverage; onClose: () => void; onAdded: () => void };

/** Finds an article by its title and says that it belongs to the story. */
export function AddPairDialog({ articleId, coverage, onClose, onAdded }: AddPairDialogProps) {
  const [words, setWords] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const q = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: ["articles", q],
    queryFn: ({ signal }) =>
      fetchJson<{ rows: ArticleRow[] }>(`/api/articles?${new URLSearchParams({ q })}`, signal),
    placeholderData: (before) => before,
  });
  const known = new Map(coverage.others.map(({ id, verdict }) => [id, verdict]));
  const rows = (data?.rows ?? []).filter(({ id }) => id !== articleId).slice(0, SHOWN_MAX);

  async function add(otherId: string, verdict: Verdict) {
    setIsBusy(true);
    const seenVerdict = known.get(otherId) ?? null;
    const result = await judgePairAction({ articleId, otherId, verdict, seenVerdict }).catch(() => null);
    setIsBusy(false);
    if (!result?.ok) {
      setFailure(result?.message ?? "The desk did not answer. Nothing was changed; try again in a moment.");
      return;
    }
    onAdded();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add an article to the story"
      initialFocus={field}
    >
      <div className="p-4">
        <input
          ref={field}
          type="search"
          value={words}
          aria-label="Words of the title"
          placeholder="Words of the title"
          onChange={(event) => setWords(event.target.value)}
          className="h-9 w-full rounded-control border border-line-strong bg-raised px-3"
        />
        {(failure ?? error) && (
          <div className="mt-3">
            <Notice isFailure>{failure ?? error?.message}</Notice>
          </div>
        )}
        <ul className="mt-2 min-h-40">
          {rows.map((row) => (
            <Found key={row.id} row={row} isBusy={isBusy} onAdd={(verdict) => void add(row.id, verdict)} />
          ))}
        </ul>
        {data && rows.length === 0 && (
          <p className="text-muted">No other article has these words in its title.</p>
        )}
      </div>
    </Dialog>
  );
}

type FoundProps = { row: ArticleRow; isBusy: boolean; onAdd: (verdict: Verdict) => void };

function Found({ row, isBusy, onAdd }: FoundProps) {
  const now = useNow();
  const published = row.publishedAt && <Time key="date" at={row.publishedAt} now={now} as="day" />;
  const title = row.title ?? "Untitled page";
  return (
    <li className="flex items-center gap-2 border-b border-line py-1.5 max-[760px]:flex-wrap">
      <span className="min-w-0 flex-1 basis-60">
        <span className="line-clamp-2 font-serif text-[15px] leading-5">{title}</span>
        <span className="text-small text-muted">
          <Listed parts={[row.outlet ?? "unknown outlet", published]} />
        </span>
      </span>
      <Button disabled={isBusy} aria-label={`Same event: ${title}`} onClick={() => onAdd("same")}>
        Same event
      </Button>
      <Button disabled={isBusy} aria-label={`Related: ${title}`} onClick={() => onAdd("related")}>
        Related
      </Button>
    </li>
  );
}
