import Link from "next/link";
import { formatInteger } from "@/lib/format";
import type { ImportedArticle, Listed } from "@/lib/imports/view";
import { ReportSection } from "./report-section";
import { type Column, ReportTable } from "./report-table";

const COLUMNS: readonly Column<ImportedArticle>[] = [
  { head: "Declared", of: ({ declared }) => declared ?? "?", isWide: true },
  { head: "Found", of: ({ found }) => found },
  { head: "New", of: ({ added }) => added, isStrong: true },
  { head: "Votes", of: ({ votesChanged }) => votesChanged, isWide: true },
  { head: "Edited", of: ({ edited }) => edited, isWide: true },
  { head: "Gone", of: ({ gone }) => gone, isWide: true },
  { head: "Same", of: ({ unchanged }) => unchanged, isWide: true },
];

type ReportArticlesProps = { articles: Listed<ImportedArticle>; isStored: boolean; moreHref: string | null };

/** What came of each article. */
export function ReportArticles({ articles, isStored, moreHref }: ReportArticlesProps) {
  return (
    <ReportSection
      id="articles"
      title="Articles"
      count={articles.total}
      shown={articles.rows.length}
      moreHref={moreHref}
    >
      <ReportTable
        label="Articles"
        head="Article"
        rows={articles.rows}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        nameOf={(article) => (
          <>
            <ArticleName article={article} isStored={isStored} />
            <span className="num block text-small text-muted sm:hidden">{inWords(article)}</span>
          </>
        )}
      />
    </ReportSection>
  );
}

function ArticleName({ article, isStored }: { article: ImportedArticle; isStored: boolean }) {
  const title = article.title ?? "untitled";
  if (!isStored && article.isNew) return <span className="block truncate">{title}</span>;
  return (
    <Link
      prefetch={false}
      className="focus-inside block truncate hover:underline"
      href={`/queue?article=${article.id}&sort=position`}
      title={title}
    >
      {title}
    </Link>
  );
}

/** What a phone's table has no column for. */
function inWords({ declared, votesChanged, edited, gone, returned }: ImportedArticle): string {
  const said = [
    declared === null ? "number of comments not declared" : `${formatInteger(declared)} declared`,
  ];
  if (votesChanged > 0) said.push(`votes of ${formatInteger(votesChanged)} changed`);
  if (edited > 0) said.push(`${formatInteger(edited)} edited`);
  if (gone > 0) said.push(`${formatInteger(gone)} gone`);
  if (returned > 0) said.push(`${formatInteger(returned)} returned`);
  return said.join(", ");
}
