import Link from "next/link";

type PagesOfListProps = {
  /** What screen readers call it. */
  label: string;
  /** The address of the list's first page. */
  top: string;
  nextCursor: string | null;
  isFirstPage: boolean;
  /** What the list holds: `annotations`. */
  what?: string;
  className?: string;
};

/** The way further down a list that begins with the newest, and back to its top. */
export function PagesOfList({ label, top, nextCursor, isFirstPage, what, className = "" }: PagesOfListProps) {
  if (!nextCursor && isFirstPage) return null;
  const said = (word: string) => (what ? `${word} ${what}` : word);
  return (
    <nav aria-label={label} className={`flex gap-3 text-small ${className}`}>
      {nextCursor && (
        <Link
          className="link"
          href={`${top}${top.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(nextCursor)}`}
        >
          {said("Earlier")}
        </Link>
      )}
      {!isFirstPage && (
        <Link className="link" href={top}>
          {said("Newest")}
        </Link>
      )}
    </nav>
  );
}
