export type KeyedStore<Value> = {
  get: (key: string) => Value;
  set: (key: string, value: Value) => void;
  keys: () => string[];
  /** Calls back when the value under `key` changes; without a key, when any does. */
  subscribe: (key: string | null, listener: () => void) => () => void;
};

/** Values under keys, each with its own listeners, so that a change wakes only who shows it. */
export function createKeyedStore<Value>(empty: Value): KeyedStore<Value> {
  const values = new Map<string, Value>();
  const listeners = new Map<string | null, Set<() => void>>();

  function wake(key: string | null) {
    for (const listener of listeners.get(key) ?? []) listener();
  }

  return {
    get: (key) => values.get(key) ?? empty,
    set(key, value) {
      if (value === empty) values.delete(key);
      else values.set(key, value);
      wake(key);
      wake(null);
    },
    keys: () => [...values.keys()],
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
      };
    },
  };
}
