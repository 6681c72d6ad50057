import type { Metadata } from "next";
import Link from "next/link";
import { LikesTable } from "@/components/likes/likes-table";
import { NoLikes } from "@/components/likes/no-likes";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { formatInteger } from "@/lib/format";
import { listLikes } from "@/lib/likes/data";
import { loadLikesQuery } from "@/lib/likes/query";
import { readNow } from "@/lib/read-now";

export const metadata: Metadata = { title: "Same again" };

export default async function LikesPage({ searchParams }: PageProps<"/likes">) {
  const { all, cursor } = await loadLikesQuery(searchParams);
  const actor = await requireActor();
  const { rows, nextCursor, lookedAtMax } = await listLikes(actor, { all, cursor });
  const other = all
    ? { words: "What waits", query: {} }
    : { words: "All, the largest first", query: { all: "yes" } };
  return (
    <PageFrame
      title="Same again"
      acts={
        <Link className="link text-small" href={{ pathname: "/likes", query: other.query }}>
          {other.words}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <NoLikes isAll={all !== null} />
      ) : (
        <div className="max-w-[1180px] px-4 pt-3 pb-8 sm:px-8">
          <p className="pb-3 text-small text-muted">
            {all ? "Everything said more than once" : "What waits"}, the{" "}
            {all ? "largest group" : "group with the most open comments"} first.
            {lookedAtMax !== null &&
              ` Looked for among the ${formatInteger(lookedAtMax)} newest open comments and in the largest groups; all others are under “All”.`}
          </p>
          <LikesTable
            rows={rows}
            isAll={all !== null}
            isOpenExact={all === null && lookedAtMax === null}
            now={await readNow()}
          />
          {nextCursor && (
            <Link
              className="link mt-3 inline-block text-small"
              href={{ pathname: "/likes", query: { ...(all && { all }), cursor: nextCursor } }}
            >
              More groups
            </Link>
          )}
        </div>
      )}
    </PageFrame>
  );
}
