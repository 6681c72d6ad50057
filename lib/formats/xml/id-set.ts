const SLOTS_MIN = 1024;
const SLOTS_MAX = 8 * 1024 * 1024;

/**
 * Remembers the ids of millions of records in little memory: eight to sixteen bytes each. Two ids in 2⁵³ may be taken
 * for one. When it is full, every id counts as known.
 */
export class IdSet {
  private slots = new Float64Array(SLOTS_MIN);
  private size = 0;

  /** Adds an id; false where it was there already. */
  add(id: string): boolean {
    if (this.isFull) return true;
    const key = keyOf(id);
    const slot = this.slotOf(key);
    if (this.slots[slot] === key) return false;
    this.slots[slot] = key;
    this.size++;
    if (this.size * 2 > this.slots.length && this.slots.length < SLOTS_MAX) this.grow();
    return true;
  }

  has(id: string): boolean {
    if (this.isFull) return true;
    const key = keyOf(id);
    return this.slots[this.slotOf(key)] === key;
  }

  clear(): void {
    if (this.size === 0) return;
    this.slots = new Float64Array(SLOTS_MIN);
    this.size = 0;
  }

  private get isFull(): boolean {
    return this.size * 4 > SLOTS_MAX * 3;
  }

  private slotOf(key: number): number {
    const last = this.slots.length - 1;
    // The low bits of a product of the key's halves are spread over all slots.
    let slot = Math.imul((key % 0x1_0000_0000) | 0, 0x9e3779b1) & last;
    while (this.slots[slot] !== 0 && this.slots[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const key of old) if (key !== 0) this.slots[this.slotOf(key)] = key;
  }
}

/** 53 bits of an id, never zero. */
function keyOf(id: string): number {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 15;
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0) || 1;
}
