import Link from "next/link";

/** The way to older imports, and back to the newest. */
export function EarlierLink({ cursor, isFirstPage }: { cursor: string | null; isFirstPage: boolean }) {
  return (
    <p className="mt-2 flex gap-3 text-small">
      {cursor && (
        <Link className="link" href={`/imports?before=${encodeURIComponent(cursor)}`}>
          Earlier imports
        </Link>
      )}
      {!isFirstPage && (
        <Link className="link" href="/imports">
          Newest imports
        </Link>
      )}
    </p>
  );
}
