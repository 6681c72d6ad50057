import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import type { AnnotationQuery } from "@/lib/annotations/query";
import { listAddress } from "./annotation-address";

function titleOf({ by, naming, tag, article, state }: AnnotationQuery): string {
  if (naming) return "Nobody named you here";
  if (state === "lost") return "Every passage is in its place";
  if (state === "resolved") return "Nothing is resolved here";
  if (tag) return `Nothing is tagged “${tag}”`;
  if (by === "me") return "You annotated nothing here";
  return article ? "Nothing is annotated here" : "No annotations yet";
}

/** In place of the list while nothing fits. */
export function NoAnnotations({ query, isFirstPage }: { query: AnnotationQuery; isFirstPage: boolean }) {
  const isFiltered = Object.values(query).some((value) => value !== null);
  if (!isFirstPage) {
    return (
      <EmptyState title="No more annotations">
        <Link className="link" href={listAddress(query)}>
          Back to the newest
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={titleOf(query)}>
      <p className="text-comment text-muted">
        Select words in a comment or an article and say what you think of them
        <span className="keyless:hidden">
          , or press <Kbd>M</Kbd> there
        </span>
        . With @ and a name a colleague finds it here.
      </p>
      {isFiltered && (
        <Link className="link" href="/annotations">
          Show all annotations
        </Link>
      )}
    </EmptyState>
  );
}
