import type { Metadata } from "next";
import Link from "next/link";
import { LikesTable } from "@/components/likes/likes-table";
import { NoLikes } from "@/components/likes/no-likes";
import { PageFrame } from "@/components/shell/page-frame";
import { requireActor } from "@/lib/auth/session";
import { listLikes } from "@/lib/likes/data";
import { loadLikesQuery } from "@/lib/likes/query";

export const metadata: Metadata = { title: "Same again" };

export default async function LikesPage({ searchParams }: PageProps<"/likes">) {
  const { all, cursor } = await loadLikesQuery(searchParams);
  const actor = await requireActor();
  const { rows, nextCursor } = await listLikes(actor, { all, cursor });
  const other = all
    ? { words: "Only with open comments", query: {} }
    : { words: "Also decided ones", query: { all: "yes" } };
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
          <LikesTable rows={rows} now={new Date()} />
          {nextCursor && (
            <Link
              className="link mt-3 inline-block text-small"
              href={{ pathname: "/likes", query: { ...(all && { all }), cursor: nextCursor } }}
            >
              Smaller groups
            </Link>
          )}
        </div>
      )}
    </PageFrame>
  );
}
