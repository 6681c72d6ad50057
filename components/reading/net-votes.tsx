import { knownNet } from "@/lib/domain/known-net";
import { formatSigned } from "@/lib/format";

type NetVotesProps = { votes: { net: number | null; upvotes: number | null; downvotes: number | null } };

/** The net votes; what the source did not print and follows from up and down is marked as derived. */
export function NetVotes({ votes }: NetVotesProps) {
  const net = knownNet(votes);
  if (votes.net !== null || net === null) return formatSigned(net);
  return (
    <span
      title="Derived: upvotes minus downvotes. No net score in source"
      className="underline decoration-dotted decoration-1 underline-offset-3"
    >
      {formatSigned(net)}
      <span className="sr-only"> (derived)</span>
    </span>
  );
}
