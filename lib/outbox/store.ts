export type Store<State> = {
  get: () => State;
  /** Changes some fields; listeners hear of it at once. */
  set: (change: Partial<State>) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A few fields with listeners: for what must change on screen without rendering the whole desk. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
