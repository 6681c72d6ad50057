import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/time";
import type { AnnotationQuery } from "@/lib/annotations/query";
import type { AnnotationView } from "@/lib/annotations/view";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import { formatCount, formatDay, formatInteger, type Now } from "@/lib/format";
import { listAddress, readingAddress } from "./annotation-address";
import { AnnotationChip } from "./annotation-chip";
import { authorOf } from "./margin-order";
import { shortened } from "./shortened";

const WORDS_CHARS = 120;

type TableProps = { rows: readonly AnnotationView[]; query: AnnotationQuery; now: Now };

/** Annotations, one line each; a line leads to the passage it stands on. */
export function AnnotationTable({ rows, query, now }: TableProps) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Annotations, newest first</caption>
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="text-left font-medium">Passage and what is said of it</th>
          <th className="w-[240px] pl-4 text-left font-medium max-lg:hidden">Article</th>
          <th className="w-[120px] pl-4 text-left font-medium max-md:hidden">By</th>
          <th className="w-[132px] pl-4 text-left font-medium max-md:hidden">State</th>
          <th className="w-[64px] pl-4 text-right font-medium">Age</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AnnotationLine key={`${row.subjectId} ${row.id}`} row={row} query={query} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function AnnotationLine({ row, query, now }: { row: AnnotationView; query: AnnotationQuery; now: Now }) {
  const answers = row.replies.length > 0 ? formatCount(row.replies.length, "answer") : null;
  return (
    <tr className="relative border-b border-line align-top hover:bg-hover">
      <td className="py-2">
        <Link
          // The whole line is the link's, so that it is as large as it looks.
          className="focus-inside block font-serif text-[15px] leading-5 [overflow-wrap:anywhere] after:absolute after:inset-0"
          href={readingAddress(row)}
          prefetch={false}
        >
          <About row={row} />
        </Link>
        <p className="mt-0.5 line-clamp-3 [overflow-wrap:anywhere]">
          {row.tag !== null && query.tag === null ? (
            <Link
              href={listAddress(query, { tag: row.tag })}
              className="relative inline-flex min-h-6 items-center"
              title={`All with the tag ${row.tag}`}
            >
              <AnnotationChip annotation={row} />
            </Link>
          ) : (
            !row.decision && <AnnotationChip annotation={row} />
          )}{" "}
          {row.text !== null && <span className="text-muted">{row.text}</span>}
        </p>
        {answers && <p className="text-small text-faint">{answers}</p>}
        <p className="text-small text-faint lg:hidden">
          <Where row={row} />
          <span className="md:hidden">
            {" · "}
            {authorOf(row)} · <State row={row} now={now} />
          </span>
        </p>
      </td>
      <td className="py-2 pl-4 text-muted max-lg:hidden">
        <Where row={row} />
        {query.article === null && (
          <Link
            href={listAddress(query, { article: row.articleId })}
            className="link relative block min-h-6 text-small"
          >
            All of this article
          </Link>
        )}
      </td>
      <td className="truncate py-2 pl-4 text-muted max-md:hidden">{authorOf(row)}</td>
      <td className="py-2 pl-4 max-md:hidden">
        <State row={row} now={now} />
      </td>
      <td className="num py-2 pl-4 text-right text-muted">
        <Time at={row.writtenAt} now={now} as="age" />
      </td>
    </tr>
  );
}

function About({ row }: { row: AnnotationView }) {
  if (row.decision) return <DecisionSaid row={row} decision={row.decision} />;
  if (row.exact === "") return <span className="text-muted">On the comment as a whole</span>;
  return <q>{shortened(row.exact, WORDS_CHARS)}</q>;
}

/** `Kei changed a decision: removed to kept “I was there and saw no barge”` */
function DecisionSaid({
  row,
  decision: { from, to, opening },
}: {
  row: AnnotationView;
  decision: NonNullable<AnnotationView["decision"]>;
}) {
  const word = (status: Status) => STATUS_LABEL[status].toLowerCase();
  const said =
    from === "open"
      ? `${row.moderatorName}: ${word(to)}`
      : `${row.moderatorName} changed a decision: ${word(from)} to ${word(to)}`;
  const words = shortened(opening, WORDS_CHARS);
  return (
    <>
      <span className="font-sans text-base font-[550]">{said}</span> {words && <q>{words}</q>}
    </>
  );
}

function Where({ row }: { row: AnnotationView }) {
  const title = row.articleTitle ?? "Untitled page";
  if (row.subject === "article") return <>{title}, the article</>;
  return (
    <>
      {title},{" "}
      {row.commentPosition === null ? "a comment that is gone" : `No. ${formatInteger(row.commentPosition)}`}
    </>
  );
}

function State({ row, now }: { row: AnnotationView; now: Now }) {
  const { lostAt, resolvedAt, resolvedByName } = row;
  if (lostAt) {
    return (
      <Chip
        icon="warning"
        tone="flag"
        fill="outline"
        title={`Since ${formatDay(lostAt, now)} the text no longer has these words, or has them several times`}
      >
        Lost its place
      </Chip>
    );
  }
  if (row.decision) return <span className="text-muted">{STATUS_LABEL[row.decision.to]}</span>;
  if (!resolvedAt) return <span className="text-muted">Open</span>;
  return (
    <Chip icon="tick" title={`Resolved by ${resolvedByName ?? "somebody"} on ${formatDay(resolvedAt, now)}`}>
      Resolved
    </Chip>
  );
}
