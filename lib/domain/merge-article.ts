import type { ParsedArticle } from "./parsed-article";

/** What the desk keeps of an article besides its comments. */
export type ArticleFacts = Omit<ParsedArticle, "comments" | "warnings">;

/**
 * An article after one more copy of its page. A known fact is never replaced by an unknown one; of two texts the
 * fuller stays (a copy may be cut off), so that the order of imports does not matter; the declared count is a claim
 * that grows with the thread, so the newest stands.
 */
export function mergeArticle(stored: ArticleFacts, page: ArticleFacts): ArticleFacts {
  return {
    title: stored.title ?? page.title,
    outlet: stored.outlet ?? page.outlet,
    url: stored.url ?? page.url,
    section: stored.section ?? page.section,
    byline: stored.byline ?? page.byline,
    publishedAt: stored.publishedAt ?? page.publishedAt,
    paragraphs: fuller(stored.paragraphs, page.paragraphs),
    undividedText: fuller([stored.undividedText ?? ""], [page.undividedText ?? ""])[0] || null,
    declaredCommentCount: page.declaredCommentCount ?? stored.declaredCommentCount,
  };
}

function fuller(stored: string[], page: string[]): string[] {
  return page.join("").length > stored.join("").length ? page : stored;
}
