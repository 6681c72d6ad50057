type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

function signed(votes: number | null, sign: "+" | "-"): string {
  return votes === null ? "?" : `${sign}${votes}`;
}

/** The three numbers as Japan Today prints them: `-4 ( +4 / -8 )`, each `?` where the source did not say. */
export function printedVotes({ net, upvotes, downvotes }: Votes): string {
  return `${net ?? "?"} ( ${signed(upvotes, "+")} / ${signed(downvotes, "-")} )`;
}

/** Whether the source printed any of the three. */
export function hasVotes({ net, upvotes, downvotes }: Votes): boolean {
  return net !== null || upvotes !== null || downvotes !== null;
}
