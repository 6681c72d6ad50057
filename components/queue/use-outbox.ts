"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Act } from "@/lib/outbox/act";
import { Outbox } from "@/lib/outbox/outbox";
import { outboxes } from "@/lib/outbox/outboxes";
import type { Me } from "@/lib/outbox/project";
import { sendActs } from "@/lib/outbox/send";

const REFRESH_MS = 600;
/** A little longer than two letters of a word lie apart: the first may turn out to be no command. */
const HOLD_MS = 80;
const settled = new EventTarget();

const NO_STORAGE = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
};

/** The comment that has to be read anew; null: all, since a link shows in the threads of others too. */
function staleAfter(act: Act): string | null {
  const { kind } = act.kind === "undo" ? act.target : act;
  return kind === "link" ? null : act.commentId;
}

function outboxOf(me: Me): Outbox {
  const known = outboxes.get(me.id);
  if (known) return known;
  const outbox = new Outbox({
    moderatorId: me.id,
    send: sendActs,
    storage: typeof window === "undefined" ? NO_STORAGE : window.localStorage,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    holdMs: HOLD_MS,
    onSettled: ({ act }) => settled.dispatchEvent(new CustomEvent("settled", { detail: staleAfter(act) })),
  });
  if (typeof window !== "undefined") outboxes.set(me.id, outbox);
  return outbox;
}

/** This moderator's outbox, awake: it sends what an earlier page left, and again when the network is back. */
export function useOutbox(me: Me, onSaved: () => void): Outbox {
  const client = useQueryClient();
  const [outbox] = useState(() => outboxOf(me));

  // The browser's network and storage, and the desk's answers.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onSettled = (event: Event) => {
      const stale: unknown = event instanceof CustomEvent ? event.detail : null;
      void client.invalidateQueries({ queryKey: ["comment", ...(typeof stale === "string" ? [stale] : [])] });
      clearTimeout(timer);
      timer = setTimeout(onSaved, REFRESH_MS);
    };
    settled.addEventListener("settled", onSettled);
    window.addEventListener("online", outbox.retry);
    outbox.resume();
    return () => {
      clearTimeout(timer);
      settled.removeEventListener("settled", onSettled);
      window.removeEventListener("online", outbox.retry);
    };
  }, [client, outbox, onSaved]);

  return outbox;
}
