import Link from "next/link";

type PageLinksProps = { q: string; nextCursor: string | null; isFirstPage: boolean };

/** The way further down the list, and back to its top. */
export function PageLinks({ q, nextCursor, isFirstPage }: PageLinksProps) {
  if (!nextCursor && isFirstPage) return null;
  const words = q === "" ? {} : { q };
  return (
    <nav aria-label="Pages of the list" className="mt-3 flex gap-3 text-small">
      {nextCursor && (
        <Link className="link" href={{ pathname: "/articles", query: { ...words, cursor: nextCursor } }}>
          Earlier articles
        </Link>
      )}
      {!isFirstPage && (
        <Link className="link" href={{ pathname: "/articles", query: words }}>
          Newest articles
        </Link>
      )}
    </nav>
  );
}
