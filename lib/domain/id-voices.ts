import { hash } from "node:crypto";
import type { Voice } from "./damaged-ids";

const SLOTS_MIN = 1024;
const FILLED_MAX = 0.7;
const UNKNOWN = 0;

/** Who wrote the comment of each id of a file when, for millions of them: sixteen bytes an id, no text. */
export class IdVoices {
  private ids = new BigUint64Array(SLOTS_MIN);
  private authors = new Uint32Array(SLOTS_MIN);
  private times = new Uint32Array(SLOTS_MIN);
  private filled = 0;

  /** Whether this file had the id already with another author or at another time. Ids are UUIDs. */
  isOther(id: string, { author, postedAt }: Voice): boolean {
    if (this.filled > this.ids.length * FILLED_MAX) this.grow();
    const key = BigInt(`0x${id.slice(0, 8)}${id.slice(24, 32)}`) || 1n;
    const slot = this.slotOf(key);
    const [name, time] = [shortHash(author), shortHash(postedAt)];
    if (this.ids[slot] === 0n) {
      this.filled += 1;
      this.put(slot, key, name, time);
      return false;
    }
    const [firstName = UNKNOWN, firstTime = UNKNOWN] = [this.authors[slot], this.times[slot]];
    if (differ(firstName, name) || differ(firstTime, time)) return true;
    this.put(slot, key, firstName || name, firstTime || time);
    return false;
  }

  private put(slot: number, key: bigint, author: number, time: number): void {
    this.ids[slot] = key;
    this.authors[slot] = author;
    this.times[slot] = time;
  }

  private slotOf(key: bigint): number {
    const last = this.ids.length - 1;
    let slot = Number(key & BigInt(last));
    while (this.ids[slot] !== 0n && this.ids[slot] !== key) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { ids, authors, times } = this;
    this.ids = new BigUint64Array(ids.length * 2);
    this.authors = new Uint32Array(ids.length * 2);
    this.times = new Uint32Array(ids.length * 2);
    for (const [index, key] of ids.entries()) {
      if (key !== 0n) this.put(this.slotOf(key), key, authors[index] ?? 0, times[index] ?? 0);
    }
  }
}

function shortHash(text: string | null): number {
  return text === null ? UNKNOWN : Number.parseInt(hash("sha1", text).slice(0, 8), 16) || 1;
}

const differ = (one: number, other: number) => one !== UNKNOWN && other !== UNKNOWN && one !== other;
