import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { TableHead } from "@/components/ui/table-head";
import { Time } from "@/components/ui/time";
import type { ArticleRow } from "@/lib/articles/data";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger, type Now } from "@/lib/format";

/** The articles of the desk, one line each; a line leads to its conversation. */
export function ArticleTable({ rows, now }: { rows: readonly ArticleRow[]; now: Now }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">Articles, newest import first</caption>
      <TableHead
        columns={[
          { name: "Title" },
          { name: "Outlet", className: "w-[140px] pl-3 max-lg:hidden" },
          { name: "Section", className: "w-[110px] pl-3 max-md:hidden" },
          { name: "Published", isFigure: true, className: "w-[100px] pl-3 max-md:hidden" },
          { name: "Comments", isFigure: true, className: "w-[112px] pl-3 max-sm:w-[84px]" },
          { name: "Open", isFigure: true, className: "w-[72px] pl-3" },
          { name: "Imported", isFigure: true, className: "w-[84px] pl-3 max-sm:hidden" },
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <ArticleLine key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function ArticleLine({ row, now }: { row: ArticleRow; now: Now }) {
  return (
    <tr className="relative h-9 border-b border-line hover:bg-hover">
      <td className="pr-2">
        <span className="flex items-center gap-2">
          <Link
            // The whole line is the link's, so that it is as large as it looks.
            className="focus-inside truncate pt-px font-serif text-[15px] leading-5 after:absolute after:inset-0 max-sm:py-1.5 max-sm:whitespace-normal"
            href={`/articles/${row.id}`}
            lang={textLanguage(row.title ?? "")}
            title={row.title ?? undefined}
          >
            {row.title ?? <span className="text-muted">untitled</span>}
          </Link>
          {row.isSample && <Chip>sample</Chip>}
        </span>
      </td>
      <td className="truncate pl-3 text-muted max-lg:hidden">{row.outlet ?? "?"}</td>
      <td className="truncate pl-3 text-muted max-md:hidden">{row.section ?? "?"}</td>
      <td className="num pl-3 text-right text-muted max-md:hidden">
        {row.publishedAt ? <Time at={row.publishedAt} now={now} as="day" /> : "?"}
      </td>
      <td className="num pl-3 text-right">
        <Found row={row} />
      </td>
      <td className={`num pl-3 text-right ${row.openCount === 0 ? "text-faint" : "font-semibold"}`}>
        <Link
          // Above the line's own link.
          className="focus-inside relative inline-block min-h-6 min-w-6 px-1 leading-6 hover:underline"
          href={`/queue?article=${row.id}&sort=position`}
          title="Read these comments in the queue"
        >
          {formatInteger(row.openCount)}
          <span className="sr-only"> open, in the queue</span>
        </Link>
      </td>
      <td className="num pl-3 text-right text-muted max-sm:hidden">
        <Time at={row.importedAt} now={now} as="age" />
      </td>
    </tr>
  );
}

/** How many comments there are, and what the page claims where that is another number. */
function Found({ row }: { row: ArticleRow }) {
  const { commentCount: found, declaredCommentCount: declared } = row;
  if (declared === null || declared === found) return formatInteger(found);
  return (
    <>
      {formatInteger(found)}{" "}
      <span className="text-flag" title={`The page declares ${declared} comments`}>
        of {formatInteger(declared)}
        <span className="sr-only"> declared</span>
      </span>
    </>
  );
}
