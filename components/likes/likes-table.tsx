import Link from "next/link";
import { TableHead } from "@/components/ui/table-head";
import { Time } from "@/components/ui/time";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger, type Now } from "@/lib/format";
import type { LikesRow } from "@/lib/likes/data";

type LikesTableProps = {
  rows: readonly LikesRow[];
  isAll: boolean;
  /** All open comments were counted, also of groups too large to look through. */
  isOpenExact: boolean;
  now: Now;
};

/** Groups of comments that say the same, one line each; a line leads to its queue. */
export function LikesTable({ rows, isAll, isOpenExact, now }: LikesTableProps) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">
        Comments that say nearly the same,{" "}
        {isAll ? "the largest group first" : "the group with most open first"}
      </caption>
      <TableHead
        columns={[
          { name: "What they say" },
          { name: "Open", isFigure: true, className: "w-[84px] pl-3 max-sm:w-[60px]" },
          { name: "In all", isFigure: true, className: "w-[84px] pl-3 max-sm:w-[60px]" },
          { name: "Articles", isFigure: true, className: "w-[84px] pl-3 max-md:hidden" },
          { name: "Authors", isFigure: true, className: "w-[84px] pl-3 max-md:hidden" },
          { name: "Newest", isFigure: true, className: "w-[92px] pl-3 max-sm:hidden" },
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <LikesLine key={row.clusterId} row={row} isOpenExact={isOpenExact} now={now} />
        ))}
      </tbody>
    </table>
  );
}

type LikesLineProps = { row: LikesRow } & Pick<LikesTableProps, "isOpenExact" | "now">;

function LikesLine({ row, isOpenExact, now }: LikesLineProps) {
  const atLeast = row.countedMax === null ? "" : "≥ ";
  const counted = (figure: number) => (figure === 0 ? "0" : `${atLeast}${formatInteger(figure)}`);
  return (
    <tr className="relative h-11 border-b border-line hover:bg-hover">
      <td className="pr-2">
        <Link
          // The whole line is the link's, so that it is as large as it looks.
          className="focus-inside line-clamp-2 leading-[17px] [overflow-wrap:anywhere] after:absolute after:inset-0"
          href={`/queue?like=${row.clusterId}`}
          lang={textLanguage(row.excerpt)}
        >
          {row.excerpt}
        </Link>
      </td>
      <td className={`num pl-3 text-right ${row.open === 0 ? "text-faint" : "font-semibold"}`}>
        {isOpenExact ? formatInteger(row.open) : counted(row.open)}
      </td>
      <td className="num pl-3 text-right text-muted">{formatInteger(row.count)}</td>
      <td className="num pl-3 text-right text-muted max-md:hidden">{counted(row.articles)}</td>
      <td className="num pl-3 text-right text-muted max-md:hidden">{counted(row.authors)}</td>
      <td className="num pl-3 text-right text-muted max-sm:hidden">
        {row.newestAt ? <Time at={row.newestAt} now={now} as="age" /> : "?"}
      </td>
    </tr>
  );
}
