import Link from "next/link";
import type { AnnotationQuery } from "@/lib/annotations/query";
import { listAddress } from "./annotation-address";

type LaterAnnotationsProps = { query: AnnotationQuery; nextCursor: string | null; isFirstPage: boolean };

/** The way further down the list, and back to its top. */
export function LaterAnnotations({ query, nextCursor, isFirstPage }: LaterAnnotationsProps) {
  if (!nextCursor && isFirstPage) return null;
  const top = listAddress(query);
  return (
    <nav aria-label="Pages of the list" className="mt-3 flex gap-3 text-small">
      {nextCursor && (
        <Link
          className="link"
          href={`${top}${top.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(nextCursor)}`}
        >
          Earlier annotations
        </Link>
      )}
      {!isFirstPage && (
        <Link className="link" href={top}>
          Newest annotations
        </Link>
      )}
    </nav>
  );
}
