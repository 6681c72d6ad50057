import { linkComments } from "./links";
import type { ParsedArticle } from "./parsed-article";

type ParsedDocument = {
  file: string;
  format: string | null;
  articles: readonly ParsedArticle[];
};

/** One parsed document as the one line of JSON that `komainu import --json` prints. Unknown is null. */
export function importJson({ file, format, articles }: ParsedDocument): string {
  const warnings = articles.flatMap((article) => article.warnings);
  return JSON.stringify({
    file,
    format,
    articles: articles.map(articleJson),
    warnings: warnings.map(({ code, message }) => ({ code, message })),
  });
}

function articleJson(article: ParsedArticle) {
  const links = new Map(
    linkComments(article.paragraphs, article.comments).map((link) => [link.position, link]),
  );
  return {
    title: article.title,
    outlet: article.outlet,
    url: article.url,
    section: article.section,
    byline: article.byline,
    publishedAt: article.publishedAt,
    paragraphs: article.paragraphs,
    declaredCommentCount: article.declaredCommentCount,
    comments: article.comments.map((comment) => ({
      position: comment.position,
      author: comment.author,
      postedAt: comment.postedAt,
      body: comment.body,
      net: comment.net,
      upvotes: comment.upvotes,
      downvotes: comment.downvotes,
      parentPosition: links.get(comment.position)?.parentPosition ?? null,
      replyEvidence: links.get(comment.position)?.replyEvidence ?? null,
    })),
  };
}
