import { formatSigned } from "@/lib/format";

const FULL_AT_VOTES = 64;

type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

/** The net as printed; where a source prints none, what it stands for. */
function balance({ net, upvotes, downvotes }: Votes): number | null {
  if (net !== null) return net;
  return upvotes === null || downvotes === null ? null : upvotes - downvotes;
}

/** By how much the net moved: its figure, and a bar from one axis, down to the left and heavy, up to the right and light. */
export function SwingBar({ before, after }: { before: Votes; after: Votes }) {
  const [from, to] = [balance(before), balance(after)];
  if (from === null || to === null) return null;
  const change = to - from;
  const share = Math.min(1, Math.sqrt(Math.abs(change) / FULL_AT_VOTES));
  const side =
    change < 0 ? "right-[28px] rounded-l-[1px] bg-vote-down" : "left-[28px] rounded-r-[1px] bg-vote-up";
  return (
    <span className="flex items-center gap-2">
      <span className="num w-10 text-right font-semibold">{formatSigned(change)}</span>
      <span aria-hidden="true" className="relative h-3.5 w-[55px] shrink-0">
        <i className={`absolute top-1 h-1.5 ${side}`} style={{ width: `${(share * 27).toFixed(1)}px` }} />
        <i className="absolute inset-y-0 left-[27px] w-px bg-line-strong" />
      </span>
    </span>
  );
}
