"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useNow } from "@/components/reading/use-now";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Listed } from "@/components/ui/listed";
import { Time } from "@/components/ui/time";
import type { OtherArticle } from "@/lib/stories/data";
import { AddPairDialog } from "./add-pair-dialog";
import { coverageQueryOptions } from "./coverage-query";
import { VERDICT_WORD } from "./standing-words";

const SHOWN_FIRST = 6;

/** The other articles on the story of the one in hand, nearest first; each opens side by side with it. */
export function OtherCoverage({ articleId }: { articleId: string }) {
  const { data: coverage, error, refetch } = useQuery(coverageQueryOptions(articleId));
  const [isAdding, setIsAdding] = useState(false);
  if (error) {
    return (
      <p className="border-t border-line px-5 py-4 text-muted">
        Other coverage could not be read. {error.message}
      </p>
    );
  }
  if (!coverage) return null;
  const others = coverage.others.filter(({ verdict }) => verdict !== "refused");
  const refused = coverage.others.filter(({ verdict }) => verdict === "refused");
  return (
    <section className="border-t border-line px-5 pt-4 pb-6" aria-labelledby="coverage-head">
      <div className="mb-1 flex min-h-6 items-center gap-2 text-micro text-faint">
        <h3 id="coverage-head" className="font-medium">
          Other coverage
        </h3>
        {others.length > 0 && (
          <span className="single-keys ml-auto flex items-center gap-1.5 keyless:hidden">
            <Kbd>S</Kbd> the first, side by side
          </span>
        )}
      </div>
      {others.length === 0 && (
        <p className="text-muted">Nothing else on this story is on the desk, as far as it can tell.</p>
      )}
      <Others articleId={articleId} others={others} />
      {refused.length > 0 && (
        <details className="mt-2 text-small text-muted">
          <summary className="min-h-6 cursor-pointer">{refused.length} said to tell of another story</summary>
          <Others articleId={articleId} others={refused} />
        </details>
      )}
      {coverage.canJudge && (
        <Button variant="quiet" className="mt-2 -ml-2.5" onClick={() => setIsAdding(true)}>
          <Icon name="plus" className="size-4" />
          Add an article
        </Button>
      )}
      {isAdding && (
        <AddPairDialog
          articleId={articleId}
          coverage={coverage}
          onClose={() => setIsAdding(false)}
          onAdded={() => void refetch()}
        />
      )}
    </section>
  );
}

function Others({ articleId, others }: { articleId: string; others: readonly OtherArticle[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? others : others.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul className="-mx-2">
        {shown.map((other) => (
          <Other key={other.id} articleId={articleId} other={other} />
        ))}
      </ul>
      {shown.length < others.length && (
        <button type="button" className="link mt-1 min-h-6 text-small" onClick={() => setIsWhole(true)}>
          Show all {others.length}
        </button>
      )}
    </>
  );
}

function Other({ articleId, other }: { articleId: string; other: OtherArticle }) {
  const now = useNow();
  const standing = other.verdict ?? other.found;
  const published = other.publishedAt && <Time key="date" at={other.publishedAt} now={now} as="day" />;
  return (
    <li>
      <Link
        href={`/articles/${articleId}/beside/${other.id}`}
        data-beside={standing === "refused" ? undefined : true}
        className="focus-inside block rounded-control px-2 py-1.5 hover:bg-hover"
      >
        <span className="block font-serif text-[15px] leading-5 text-pretty text-ink [overflow-wrap:anywhere]">
          {other.title ?? "Untitled page"}
        </span>
        <span className="flex flex-wrap gap-x-2 text-small text-muted">
          {standing && (
            <span className={standing === "same" ? "font-semibold text-ink" : ""}>
              {VERDICT_WORD[standing]}
            </span>
          )}
          <span>
            <Listed parts={[other.outlet ?? "unknown outlet", published]} />
          </span>
          {other.decidedByName && <span className="text-faint">says {other.decidedByName}</span>}
        </span>
      </Link>
    </li>
  );
}
