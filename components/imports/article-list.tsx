import Link from "next/link";
import { formatInteger } from "@/lib/format";
import type { ImportedArticle } from "@/lib/imports/result";

const COUNTS = [
  { key: "found", head: "Found", className: "" },
  { key: "added", head: "New", className: "font-semibold" },
  { key: "changed", head: "Changed", className: "max-sm:hidden" },
  { key: "unchanged", head: "Same", className: "max-sm:hidden" },
] as const;

/** What an import did to each article. */
export function ArticleList({ articles }: { articles: readonly ImportedArticle[] }) {
  if (articles.length === 0) return null;
  return (
    <table className="mt-2 w-full table-fixed border-collapse">
      <thead>
        <tr className="h-[26px] border-b border-line text-micro text-faint">
          <th className="text-left font-medium">Article</th>
          {COUNTS.map(({ key, head, className }) => (
            <th key={key} className={`w-[58px] text-right sm:w-[70px] ${className} font-medium`}>
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
            {COUNTS.map(({ key, className }) => (
              <td
                key={key}
                className={`num text-right ${className} ${article[key] === 0 ? "text-faint" : ""}`}
              >
                {formatInteger(article[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
