"use client";

import { ReadingCache } from "@/components/reading/reading-cache";
import type { Preferences } from "@/lib/domain/preferences";
import type { Me } from "@/lib/outbox/project";
import { Desk } from "./desk";
import type { FirstPage } from "./use-comment-pages";

export type QueueDeskProps = {
  me: Me;
  /** Why this person cannot act; null: they can. */
  closedBecause: string | null;
  /** Whether the desk wants a reason with each removal. */
  asksReason: boolean;
  first: FirstPage;
  preferences: Pick<Preferences, "density" | "hiddenColumns" | "readingWidth">;
};

/** The queue beside the reading pane, with the one cache that both read from. */
export function QueueDesk(props: QueueDeskProps) {
  return (
    <ReadingCache>
      <Desk {...props} />
    </ReadingCache>
  );
}
