const FULL_AT_VOTES = 64;

function share(votes: number): number {
  return Math.min(1, Math.sqrt(Math.max(0, votes) / FULL_AT_VOTES));
}

type VoteBarProps = { upvotes: number | null; downvotes: number | null; isBig?: boolean };

/** Down to the left and heavy, up to the right and light, on one axis: a square-root scale, full at 64 votes. */
export function VoteBar({ upvotes, downvotes, isBig }: VoteBarProps) {
  const isUnknown = upvotes === null && downvotes === null;
  const label = isUnknown ? "votes unknown" : `${upvotes ?? "unknown"} up, ${downvotes ?? "unknown"} down`;
  const size = isBig
    ? "h-[18px] [--half:64px] max-[1360px]:[--half:44px] max-[760px]:[--half:76px]"
    : "h-3.5 [--half:27px]";
  const bar = isBig ? "top-[5px] h-2" : "top-1 h-1.5";
  return (
    <span
      role="img"
      aria-label={label}
      className={`relative inline-block w-[calc(var(--half)*2+1px)] shrink-0 align-middle ${size}`}
    >
      <i
        className={`absolute right-[calc(var(--half)+1px)] rounded-l-[1px] bg-vote-down ${bar}`}
        style={{ width: `calc(${share(downvotes ?? 0).toFixed(4)} * var(--half))` }}
      />
      <i
        className={`absolute left-[calc(var(--half)+1px)] rounded-r-[1px] bg-vote-up ${bar}`}
        style={{ width: `calc(${share(upvotes ?? 0).toFixed(4)} * var(--half))` }}
      />
      <i className="absolute inset-y-0 left-(--half) w-px bg-line-strong" />
    </span>
  );
}
