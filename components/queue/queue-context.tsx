"use client";

import { createContext, use } from "react";
import type { CommentRow, CommentTotal } from "@/lib/comments/data";
import type { Read } from "@/lib/outbox/project";
import type { QueueAddress } from "./use-queue-address";

/** The list as the parts around it see it. */
export type Queue = {
  address: QueueAddress;
  rows: Read<CommentRow>[];
  total: CommentTotal | null;
  /** Comments that an import brought since the list was read; null: some, uncounted. */
  newCount: number | null;
  showNew: () => void;
};

export const QueueContext = createContext<Queue | null>(null);

export function useQueue(): Queue {
  const queue = use(QueueContext);
  if (!queue) throw new Error("The queue's parts belong inside <QueueContext>");
  return queue;
}
