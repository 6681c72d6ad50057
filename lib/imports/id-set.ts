const FIRST_SLOTS = 1 << 12;

/** Remembers ids by 64 of their bits, in 16 bytes each at most; full, it remembers no more. */
export type IdSet = {
  /** Whether it is met for the first time; null where that cannot be told any more. */
  add(id: string): boolean | null;
  readonly size: number;
};

/** A set of UUIDs of at most `idsMax`. `salt` keeps sets of different meanings apart. */
export function idSet(idsMax: number): IdSet {
  let slots = new BigUint64Array(FIRST_SLOTS);
  let size = 0;
  const placeOf = (key: bigint, within: BigUint64Array): number => {
    // The last 16 bits begin with the version, the same digit for all: sixteen ids would want each place.
    let place = Number((key >> 16n) & BigInt(within.length - 1));
    while (within[place] !== 0n && within[place] !== key) place = (place + 1) % within.length;
    return place;
  };
  const grow = () => {
    const larger = new BigUint64Array(slots.length * 2);
    for (const key of slots) if (key !== 0n) larger[placeOf(key, larger)] = key;
    slots = larger;
  };
  return {
    add: (id) => {
      const key = BigInt(`0x${id.slice(0, 8)}${id.slice(9, 13)}${id.slice(14, 18)}`) || 1n;
      const place = placeOf(key, slots);
      if (slots[place] === key) return false;
      if (size === idsMax) return null;
      slots[place] = key;
      size += 1;
      if (size * 2 > slots.length) grow();
      return true;
    },
    get size() {
      return size;
    },
  };
}
