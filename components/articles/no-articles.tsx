import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";

/** In place of the list while no article fits. */
export function NoArticles({ q, isFirstPage }: { q: string; isFirstPage: boolean }) {
  if (q !== "") {
    return (
      <EmptyState title="No title says that">
        <p className="text-muted [overflow-wrap:anywhere]">
          No article of this desk has “{q}” in its title.{" "}
          <Link className="link" href="/articles">
            Show all articles
          </Link>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={isFirstPage ? "No articles yet" : "No more articles"}>
      <p className="text-muted">
        An article comes in with the page it was saved from.{" "}
        <Link className="link" href={isFirstPage ? "/imports" : "/articles"}>
          {isFirstPage ? "Import a page" : "Back to the newest"}
        </Link>
      </p>
    </EmptyState>
  );
}
