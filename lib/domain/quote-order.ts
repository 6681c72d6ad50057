/** What is known of where and when a comment stands. */
export type Placed = { position: number; postedAt?: string | null };

/** How sure the page's order has to be told before it counts against what a comment's words suggest. */
const VOTES_MIN = 3;
const VOTES_MAX = 3;
/** Pages that say nothing of their order mostly begin with the oldest. */
const OLDEST_FIRST = 0.5;

/**
 * In which order comments were written: by their times, where all have one; else by the page's order, which is told by
 * the links that can only point one way. `votes` counts those that point up and down the page. A page where they
 * contradict one another (by popularity) tells nothing.
 */
export class WrittenOrder {
  private readonly times: readonly number[] | null;
  private readonly direction: number;

  constructor(
    private readonly comments: readonly Placed[],
    { up, down }: { up: number; down: number },
  ) {
    const times = comments.map(({ postedAt }) => (postedAt ? Date.parse(postedAt) : Number.NaN));
    this.times = times.every((time) => !Number.isNaN(time)) ? times : null;
    const isMixed = Math.max(up, down) < VOTES_MIN * Math.min(up, down);
    this.direction = OLDEST_FIRST + (isMixed ? 0 : Math.max(-VOTES_MAX, Math.min(VOTES_MAX, up - down)));
  }

  /** Whether the newest stand first, as far as the page tells. */
  get isNewestFirst(): boolean {
    if (!this.times) return this.direction < 0;
    return (this.times[0] ?? 0) > (this.times.at(-1) ?? 0);
  }

  /** Above 0 where the first was written after the second, as far as is known; further from 0, the surer. By index. */
  compare(one: number, other: number): number {
    const byTime = this.times ? (this.times[one] ?? 0) - (this.times[other] ?? 0) : 0;
    if (byTime !== 0) return Math.sign(byTime) * 100;
    const [a, b] = [this.comments[one]?.position ?? 0, this.comments[other]?.position ?? 0];
    return Math.sign(a - b) * this.direction;
  }
}
