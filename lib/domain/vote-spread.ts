/** The bins of the spread of net votes, from the least; both ends belong to the bin, null is without end. */
export const VOTE_BINS = [
  { from: null, to: -20 },
  { from: -19, to: -10 },
  { from: -9, to: -5 },
  { from: -4, to: -1 },
  { from: 0, to: 0 },
  { from: 1, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: 19 },
  { from: 20, to: null },
] as const;

/** How the net votes of a thread's comments are spread. */
export type VoteSpread = {
  /** Comments whose votes the source says, and the others. */
  known: number;
  unknown: number;
  /** Comments in each of VOTE_BINS. */
  bins: number[];
  above: number;
  below: number;
  least: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  greatest: number;
};

/** Counts net votes; holds one number for each that occurs. */
export class VoteTally {
  private readonly comments = new Map<number, number>();
  private unknown = 0;

  add(net: number | null): void {
    if (net === null) this.unknown += 1;
    else this.comments.set(net, (this.comments.get(net) ?? 0) + 1);
  }

  /** Null where no votes are known. Quartiles by nearest rank: the least value that a quarter of all are at or below. */
  spread(): VoteSpread | null {
    const counted = [...this.comments].sort(([a], [b]) => a - b);
    const nets = counted.map(([net]) => net);
    const [least, greatest] = [nets[0], nets.at(-1)];
    if (least === undefined || greatest === undefined) return null;
    const countOf = (isMeant: (net: number) => boolean) =>
      counted.reduce((sum, [net, count]) => (isMeant(net) ? sum + count : sum), 0);
    const known = countOf(() => true);
    return {
      known,
      unknown: this.unknown,
      bins: VOTE_BINS.map(({ from, to }) =>
        countOf((net) => (from === null || net >= from) && (to === null || net <= to)),
      ),
      above: countOf((net) => net > 0),
      below: countOf((net) => net < 0),
      least,
      lowerQuartile: atRank(counted, known / 4),
      median: atRank(counted, known / 2),
      upperQuartile: atRank(counted, (known * 3) / 4),
      greatest,
    };
  }
}

function atRank(counted: readonly (readonly [net: number, comments: number])[], rank: number): number {
  let passed = 0;
  for (const [net, comments] of counted) {
    passed += comments;
    if (passed >= rank) return net;
  }
  return counted.at(-1)?.[0] ?? 0;
}
