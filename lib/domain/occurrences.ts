import { hash } from "node:crypto";

const SLOTS_MIN = 1024;
const FILLED_MAX = 0.7;

/**
 * Counts how often a text came up in an article, for millions of them: a hash of 64 bits and a count each, no text.
 * Comments without an id at their source are told apart by it.
 */
export class Occurrences {
  private hashes = new BigUint64Array(SLOTS_MIN);
  private counts = new Uint32Array(SLOTS_MIN);
  private filled = 0;

  /** Which of the comments with this text it is in this article, from 1. */
  next(articleId: string, bodyKey: string): number {
    if (this.filled > this.hashes.length * FILLED_MAX) this.grow();
    const textHash = hashOf(articleId, bodyKey);
    const slot = this.slotOf(textHash);
    if (this.counts[slot] === 0) this.filled += 1;
    this.hashes[slot] = textHash;
    const count = (this.counts[slot] ?? 0) + 1;
    this.counts[slot] = count;
    return count;
  }

  /** How many of the comments with this text came up in this article so far. */
  count(articleId: string, bodyKey: string): number {
    return this.counts[this.slotOf(hashOf(articleId, bodyKey))] ?? 0;
  }

  private slotOf(hash: bigint): number {
    const last = this.hashes.length - 1;
    let slot = Number(hash & BigInt(last));
    while (this.counts[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }

  private grow(): void {
    const { hashes, counts } = this;
    this.hashes = new BigUint64Array(hashes.length * 2);
    this.counts = new Uint32Array(hashes.length * 2);
    for (const [index, hash] of hashes.entries()) {
      const count = counts[index] ?? 0;
      if (count === 0) continue;
      const slot = this.slotOf(hash);
      this.hashes[slot] = hash;
      this.counts[slot] = count;
    }
  }
}

function hashOf(articleId: string, bodyKey: string): bigint {
  return BigInt(`0x${hash("sha1", articleId + bodyKey).slice(0, 16)}`);
}
