import type { Metadata } from "next";
import { ActivityTable } from "@/components/activity/activity-table";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PagesOfList } from "@/components/ui/pages-of-list";
import { listOwnActs } from "@/lib/activity/data";
import { requireActor } from "@/lib/auth/session";
import { closedBecause } from "@/lib/domain/closed-because";
import { loadTimePlace } from "@/lib/time-place";

export const metadata: Metadata = { title: "My activity" };

export default async function ActivityPage({ searchParams }: PageProps<"/activity">) {
  const { cursor: place } = await loadTimePlace(searchParams);
  const actor = await requireActor();
  const { acts, nextCursor } = await listOwnActs(actor, place);
  return (
    <PageFrame title="My activity">
      {acts.length === 0 && (
        <EmptyState title={place ? "Nothing earlier" : "You have not done anything yet"}>
          <p className="text-comment text-muted">
            Your decisions, flags, notes, tags and annotations are listed here, and can be undone here.
          </p>
        </EmptyState>
      )}
      {acts.length > 0 && (
        <div className="max-w-[1080px] px-4 pb-8 sm:px-8">
          <ActivityTable
            acts={acts}
            renderedAtMs={Date.now()}
            isClosed={closedBecause(actor.role) !== null}
          />
        </div>
      )}
      <PagesOfList
        label="Pages of the list"
        top="/activity"
        nextCursor={nextCursor}
        isFirstPage={place === null}
        className="px-4 pb-8 sm:px-8"
      />
    </PageFrame>
  );
}
