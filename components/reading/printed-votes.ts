type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

function signed(votes: number | null, sign: "+" | "-"): string {
  return votes === null ? "?" : `${sign}${votes}`;
}

/** The three numbers as Japan Today prints them: `-4 ( +4 / -8 )`, each `?` where the source did not say. */
export function printedVotes({ net, upvotes, downvotes }: Votes): string {
  const first = net !== null && net <= 0 ? `${net}` : signed(net, "+");
  return `${first} ( ${signed(upvotes, "+")} / ${signed(downvotes, "-")} )`;
}
