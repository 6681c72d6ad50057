import type { Metadata } from "next";
import { ArticleSearch } from "@/components/articles/article-search";
import { ArticleTable } from "@/components/articles/article-table";
import { NoArticles } from "@/components/articles/no-articles";
import { PageLinks } from "@/components/articles/page-links";
import { PageFrame } from "@/components/shell/page-frame";
import { listArticles } from "@/lib/articles/data";
import { loadArticleQuery } from "@/lib/articles/query";
import { requireActor } from "@/lib/auth/session";
import { readNow } from "@/lib/read-now";

export const metadata: Metadata = { title: "Articles" };

export default async function ArticlesPage({ searchParams }: PageProps<"/articles">) {
  const { q, cursor } = await loadArticleQuery(searchParams);
  const actor = await requireActor();
  const { rows, nextCursor } = await listArticles(actor, { q, cursor });
  return (
    <PageFrame title="Articles" acts={<ArticleSearch q={q} />}>
      {rows.length === 0 ? (
        <NoArticles q={q} isFirstPage={cursor === null} />
      ) : (
        <div className="max-w-[1180px] px-4 pt-3 pb-8 sm:px-8">
          <ArticleTable rows={rows} now={await readNow()} />
          <PageLinks q={q} nextCursor={nextCursor} isFirstPage={cursor === null} />
        </div>
      )}
    </PageFrame>
  );
}
