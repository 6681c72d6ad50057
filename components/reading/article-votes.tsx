import { Icon } from "@/components/ui/icon";
import type { ArticleDetail } from "@/lib/articles/data";
import { VOTE_BINS } from "@/lib/domain/vote-spread";
import { formatInteger, formatSigned } from "@/lib/format";
import { spreadFinding, spreadSaid } from "./article-words";

type Votes = NonNullable<NonNullable<ArticleDetail["facts"]>["votes"]>;
type Bin = { name: string; label: string; count: number; share: number; tone: string };

/** How the votes of the thread are spread: a small picture with its finding, and the chart below it when opened. */
export function ArticleVotes({ votes }: { votes: Votes }) {
  const bins = binsOf(votes);
  return (
    <details className="group mb-3 text-small text-muted">
      <summary className="flex min-h-7 cursor-pointer list-none items-center gap-x-3 hover:text-ink [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="flex h-5 w-[72px] shrink-0 items-end gap-px border-b border-line-strong"
        >
          {bins.map(({ name, share, tone }) => (
            <i key={name} className={`flex-1 ${tone}`} style={{ height: `${share * 100}%` }} />
          ))}
        </span>
        <span>{spreadFinding(votes)}</span>
        <Icon name="chevronDown" className="size-3 shrink-0 text-faint group-open:rotate-180" />
      </summary>
      <figure className="mt-1 mb-4">
        <figcaption className="mb-2">{spreadSaid(votes)}</figcaption>
        <div
          role="img"
          aria-label={`Comments by net votes. ${bins.map(({ name, count }) => `${name}: ${formatInteger(count)}`).join("; ")}`}
          className="grid max-w-[420px] grid-cols-9 gap-x-1 text-center"
        >
          {bins.map(({ name, label, count, share, tone }) => (
            <span key={name} className="num min-w-0 text-micro">
              <span className="flex h-[72px] flex-col justify-end border-b border-line-strong">
                {count > 0 && <span className="font-medium text-ink">{formatInteger(count)}</span>}
                <i
                  className={`block shrink-0 rounded-t-[1px] ${tone}`}
                  style={{ height: `${share * 52}px` }}
                />
              </span>
              <span className="block pt-0.5 leading-[13px] text-faint">{label}</span>
            </span>
          ))}
        </div>
      </figure>
    </details>
  );
}

function binsOf({ bins }: Votes): Bin[] {
  const most = Math.max(1, ...bins);
  return VOTE_BINS.map(({ from, to }, index) => {
    const count = bins[index] ?? 0;
    return { ...namesOf(from, to), count, share: count / most, tone: toneOf(from, to) };
  });
}

function namesOf(from: number | null, to: number | null): { name: string; label: string } {
  if (from === null) return { name: `${formatSigned(to)} and below`, label: `≤ ${formatSigned(to)}` };
  if (to === null) return { name: `${formatSigned(from)} and above`, label: `≥ ${formatSigned(from)}` };
  if (from === to) return { name: formatSigned(from), label: formatSigned(from) };
  return {
    name: `${formatSigned(from)} to ${formatSigned(to)}`,
    label: `${formatSigned(from)}…\u200b${formatSigned(to)}`,
  };
}

function toneOf(from: number | null, to: number | null): string {
  if (from === null || from < 0) return "bg-vote-down";
  return to === 0 ? "bg-line-strong" : "bg-vote-up";
}
