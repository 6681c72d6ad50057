import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { CommentRow, CommentVotes } from "@/lib/comments/data";
import { formatSigned, type Now } from "@/lib/format";
import { printedVotes } from "./printed-votes";
import { sparkline } from "./sparkline";
import { useNow } from "./use-now";

const SIZE = { width: 84, height: 26 };

type VoteHistoryProps = {
  comment: Pick<CommentRow, "netChange" | "netChangePerDay" | "netChangeDeviation" | "isSwing">;
  /** Oldest first. */
  votes: readonly CommentVotes[];
  seenAt: string | null;
};

/** How the net votes moved between copies of the page: a line, and the finding in words beside it. */
export function VoteHistory({ comment, votes, seenAt }: VoteHistoryProps) {
  const now = useNow();
  const known = votes.flatMap(({ observedAt, net }) =>
    net === null ? [] : [{ at: Date.parse(observedAt), net }],
  );
  const last = known.at(-1);
  if (known.length < 2 || !last) return null;
  const { points, zero, end } = sparkline(known, seenAt === null ? last.at : Date.parse(seenAt), SIZE);
  return (
    <details className="px-5 pb-3 text-small text-muted">
      <summary className="flex cursor-pointer list-none items-center gap-x-3 [&::-webkit-details-marker]:hidden">
        <svg
          viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
          width={SIZE.width}
          height={SIZE.height}
          className="shrink-0"
          role="img"
          aria-label={`Net votes over time: ${known.map(({ net }) => formatSigned(net)).join(", ")}`}
        >
          <line x1={0} x2={SIZE.width} y1={zero} y2={zero} className="stroke-line-strong" strokeWidth={1} />
          <polyline
            points={points}
            className="fill-none stroke-ink"
            strokeWidth={1.3}
            strokeLinejoin="round"
          />
          <circle cx={end.x} cy={end.y} r={2.2} className={comment.isSwing ? "fill-flag" : "fill-ink"} />
        </svg>
        <Finding comment={comment} since={votes.at(-2)?.observedAt ?? null} now={now} />
        <Icon name="chevronDown" className="size-3 shrink-0 text-faint" />
      </summary>
      <ol className="mt-2 grid gap-0.5">
        {votes.toReversed().map((line) => (
          <li key={line.observedAt} className="flex gap-3">
            <Time at={line.observedAt} now={now} as="day" className="num w-24 text-faint" />
            <span className="num whitespace-pre">{printedVotes(line)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

type FindingProps = { comment: VoteHistoryProps["comment"]; since: string | null; now: Now };

function Finding({ comment, since, now }: FindingProps) {
  const { netChange, netChangePerDay, netChangeDeviation, isSwing } = comment;
  if (netChange === null) return <span>The votes moved</span>;
  const pace = netChangePerDay === null ? null : `${rounded(netChangePerDay)} a day`;
  return (
    <span className={`min-w-0 ${isSwing ? "text-flag" : ""}`}>
      {isSwing && (
        <b className="mr-1.5 inline-flex items-center gap-1 font-[550]">
          <Icon name="swing" className="size-3" />
          Sudden swing
        </b>
      )}
      <span className="num">{formatSigned(netChange)}</span>
      {since && (
        <>
          {" since "}
          <Time at={since} now={now} as="day" />
        </>
      )}
      {pace && `, ${pace}`}
      {isSwing && netChangeDeviation !== null && `, ${timesUsual(netChangeDeviation)}`}
    </span>
  );
}

function rounded(perDay: number): string {
  const size = Math.abs(perDay);
  const text = size < 10 ? size.toFixed(1) : String(Math.round(size));
  return `${perDay < 0 ? "−" : "+"}${text}`;
}

function timesUsual(deviation: number): string {
  return `${Math.abs(deviation).toFixed(1)} times the thread's usual spread`;
}
