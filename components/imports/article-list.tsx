import Link from "next/link";
import { formatInteger } from "@/lib/format";
import type { ImportedArticle } from "@/lib/imports/result";

const HEAD = ["Found", "New", "Changed", "Same"];

/** What an import did to each article. */
export function ArticleList({ articles }: { articles: readonly ImportedArticle[] }) {
  if (articles.length === 0) return null;
  return (
    <table className="mt-2 w-full table-fixed border-collapse">
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="text-left font-medium">Article</th>
          {HEAD.map((head) => (
            <th key={head} className="w-[58px] text-right font-medium sm:w-[70px]">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <tr key={article.id} className="h-8 border-b border-line">
            <td className="truncate pr-3">
              <Link className="hover:underline" href={`/queue?article=${article.id}&sort=position`}>
                {article.title ?? <span className="text-muted">untitled</span>}
              </Link>
            </td>
            {[article.found, article.added, article.changed, article.unchanged].map((count, column) => (
              <td
                key={HEAD[column]}
                className={`num text-right ${count === 0 ? "text-faint" : ""} ${HEAD[column] === "New" ? "font-semibold" : ""}`}
              >
                {formatInteger(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
