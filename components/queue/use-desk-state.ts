"use client";

import { useState } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import { createKeyedStore } from "@/lib/outbox/keyed-store";
import type { News } from "@/lib/outbox/project";
import { createStore } from "@/lib/outbox/store";

/** What each key press changes, and what colleagues decided, for as long as the desk is open. */
export function useDeskState(firstId: string | null) {
  const [stores] = useState(() => ({
    state: createStore<DeskState>({
      selectedId: firstId,
      checked: new Set(),
      isReading: false,
      dialog: null,
      flagging: [],
      isWritingNote: false,
      isChoosingParent: false,
      jump: null,
      undoing: null,
      overturning: null,
      announcement: "",
    }),
    news: createKeyedStore<News | null>(null),
  }));
  return stores;
}
