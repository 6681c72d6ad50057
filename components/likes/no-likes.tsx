import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";

/** In place of the list while no comments say the same. */
export function NoLikes({ isAll }: { isAll: boolean }) {
  return (
    <EmptyState title={isAll ? "Nobody says the same twice" : "None of them is open"}>
      <p className="text-muted">
        {isAll
          ? "Comments that say nearly the same, anywhere on the desk, are found a moment after each import."
          : "Where comments say nearly the same, all of them are decided. "}
        {!isAll && (
          <Link className="link" href="/likes?all=yes">
            Show the decided ones
          </Link>
        )}
      </p>
    </EmptyState>
  );
}
