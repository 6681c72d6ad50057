type Votes = { net: number | null; upvotes?: number | null; downvotes?: number | null };

/** The net votes as printed or, where the source printed none, up less down: PostgreSQL's `known_net`. */
export function knownNet({ net, upvotes, downvotes }: Votes): number | null {
  return net ?? (upvotes == null || downvotes == null ? null : upvotes - downvotes);
}
