"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { KeyedStore } from "./keyed-store";
import type { Store } from "./store";

/** What `select` picks from the store; renders again only when that changes. It must give values, or objects kept in the store. */
export function useStore<State, Picked>(store: Store<State>, select: (state: State) => Picked): Picked {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** The value under one key, and nobody else's. */
export function useKeyed<Value>(store: KeyedStore<Value>, key: string): Value {
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  const read = () => store.get(key);
  return useSyncExternalStore(subscribe, read, read);
}
