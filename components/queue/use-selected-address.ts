"use client";

import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { DeskState } from "@/components/reading/desk-context";
import type { Store } from "@/lib/outbox/store";

const PAUSE_MS = 250;

const parsers = { comment: parseAsString, read: parseAsBoolean.withDefault(false) };

/** Which comment is read, in the address bar: written when the keys rest, read when the browser goes back. */
export function useSelectedAddress(store: Store<DeskState>, firstId: string | null, words = "") {
  const [{ comment, read }, setAddress] = useQueryStates(parsers, { shallow: true, scroll: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const written = useRef<string | null>(null);
  const named = useRef<{ id: string; words: string } | null>(null);

  // The browser's address bar: a link to a comment, or a step back. Before a list that came with it looks.
  useLayoutEffect(() => {
    // What the keys wrote comes back late, when they may be further on.
    if (comment && comment !== written.current) {
      named.current = { id: comment, words };
      store.set({ selectedId: comment });
    }
    written.current = comment;
    store.set({ isReading: read });
  }, [comment, read, words, store]);

  // Where nothing is read yet, the first row is.
  useEffect(() => {
    if (!store.get().selectedId) store.set({ selectedId: comment ?? firstId });
  }, [firstId, comment, store]);

  const onRead = useCallback(
    (id: string, isOpened: boolean) => {
      clearTimeout(timer.current);
      if (isOpened && window.matchMedia("(max-width: 760px)").matches) {
        written.current = id;
        void setAddress({ comment: id, read: true }, { history: "push" });
        return;
      }
      timer.current = setTimeout(() => {
        written.current = id;
        void setAddress({ comment: id }, { history: "replace" });
      }, PAUSE_MS);
    },
    [setAddress],
  );

  const onBack = useCallback(() => {
    if (!store.get().isReading) return;
    store.set({ isReading: false });
    void setAddress({ read: null }, { history: "replace" });
  }, [setAddress, store]);

  /** A write that comes late would call back whoever has left for another page. */
  const onLeave = useCallback(() => clearTimeout(timer.current), []);

  // A press on a link in a row selects the row and leaves.
  useEffect(() => {
    const onPress = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]")) onLeave();
    };
    document.addEventListener("click", onPress);
    return () => {
      document.removeEventListener("click", onPress);
      onLeave();
    };
  }, [onLeave]);

  /** Whether a link or a step back named this comment together with this list. */
  const isNamed = useCallback(
    (id: string | null) => id !== null && named.current?.id === id && named.current.words === words,
    [words],
  );

  return { onRead, onBack, onLeave, isNamed };
}
