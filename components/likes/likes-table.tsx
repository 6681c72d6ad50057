import Link from "next/link";
import { formatAge, formatInteger } from "@/lib/format";
import type { LikesRow } from "@/lib/likes/data";

/** Groups of comments that say the same, one line each; a line leads to its queue. */
export function LikesTable({ rows, now }: { rows: readonly LikesRow[]; now: Date }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Comments that say nearly the same, the largest group first</caption>
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="text-left font-medium">What they say</th>
          <th className="w-[92px] pl-3 text-right font-medium max-sm:w-[64px]">How many</th>
          <th className="w-[72px] pl-3 text-right font-medium max-sm:w-[56px]">Open</th>
          <th className="w-[76px] pl-3 text-right font-medium max-md:hidden">Articles</th>
          <th className="w-[84px] pl-3 text-right font-medium max-md:hidden">Authors</th>
          <th className="w-[92px] pl-3 text-right font-medium max-sm:hidden">Newest</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LikesLine key={row.clusterId} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function LikesLine({ row, now }: { row: LikesRow; now: Date }) {
  const atLeast = row.countedMax === null ? "" : "≥ ";
  const counted = (figure: number) => (figure === 0 ? "0" : `${atLeast}${formatInteger(figure)}`);
  return (
    <tr className="relative h-11 border-b border-line hover:bg-hover">
      <td className="pr-2">
        <Link
          // The whole line is the link's, so that it is as large as it looks.
          className="focus-inside line-clamp-2 leading-[17px] [overflow-wrap:anywhere] after:absolute after:inset-0"
          href={`/queue?like=${row.clusterId}`}
        >
          {row.excerpt}
        </Link>
      </td>
      <td className="num pl-3 text-right">{formatInteger(row.count)}</td>
      <td className={`num pl-3 text-right ${row.open === 0 ? "text-faint" : "font-semibold"}`}>
        {counted(row.open)}
      </td>
      <td className="num pl-3 text-right text-muted max-md:hidden">{counted(row.articles)}</td>
      <td className="num pl-3 text-right text-muted max-md:hidden">{counted(row.authors)}</td>
      <td className="num pl-3 text-right text-muted max-sm:hidden">
        {row.newestAt ? formatAge(row.newestAt, now) : "?"}
      </td>
    </tr>
  );
}
