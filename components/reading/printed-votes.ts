/** The three numbers as Japan Today prints them: `-4 ( +4 / -8 )`. */
export function printedVotes(votes: { net: number | null; upvotes: number | null; downvotes: number | null }): string {
  const { net, upvotes, downvotes } = votes;
  const first = net === null ? "?" : net > 0 ? `+${net}` : `${net}`;
  return `${first} ( ${upvotes === null ? "?" : `+${upvotes}`} / ${downvotes === null ? "?" : `-${downvotes}`} )`;
}
