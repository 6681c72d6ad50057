import type { ParsedArticle, ThreadState } from "./parsed-article";

/** What the desk keeps of an article besides its comments. Times are ISO 8601 in UTC. */
export type ArticleFacts = Pick<
  ParsedArticle,
  | "title"
  | "outlet"
  | "url"
  | "section"
  | "byline"
  | "publishedAt"
  | "paragraphs"
  | "undividedText"
  | "declaredCommentCount"
> & {
  threadState: ThreadState | null;
  sourceId: string | null;
  /** When the newest copy of its page was saved, and the newest that had the whole thread. */
  observedAt: string | null;
  completeAt: string | null;
};

const NOTHING: ArticleFacts = {
  title: null,
  outlet: null,
  url: null,
  section: null,
  byline: null,
  publishedAt: null,
  paragraphs: [],
  undividedText: null,
  declaredCommentCount: null,
  threadState: null,
  sourceId: null,
  observedAt: null,
  completeAt: null,
};

/**
 * An article after one more copy of its page. A known fact is never replaced by an unknown one; of two texts the
 * fuller stays (a copy may be cut off), so that the order of imports does not matter; the declared count is a claim
 * that changes with the thread, so the newest copy's stands. A member's page knows an article by its title alone.
 */
export function mergeArticle(
  stored: ArticleFacts | null,
  page: Omit<ParsedArticle, "comments" | "warnings">,
  observedAt: string,
): ArticleFacts {
  const before = stored ?? NOTHING;
  if (page.isMemberPage) {
    return { ...before, title: before.title ?? page.title, outlet: before.outlet ?? page.outlet };
  }
  const isNewest = before.observedAt === null || observedAt >= before.observedAt;
  const isNewestComplete = page.isComplete && (before.completeAt === null || observedAt > before.completeAt);
  const [newer, older] = isNewest ? [page, before] : [before, page];
  return {
    title: before.title ?? page.title,
    outlet: surerOutlet(before.outlet, page.outlet),
    url: before.url ?? page.url,
    section: before.section ?? page.section,
    byline: before.byline ?? page.byline,
    publishedAt: before.publishedAt ?? page.publishedAt,
    paragraphs: fuller(before.paragraphs, page.paragraphs),
    undividedText: fuller([before.undividedText ?? ""], [page.undividedText ?? ""])[0] || null,
    declaredCommentCount: newer.declaredCommentCount ?? older.declaredCommentCount,
    threadState: newer.threadState ?? older.threadState ?? null,
    sourceId: before.sourceId ?? page.sourceId ?? null,
    observedAt: isNewest ? observedAt : before.observedAt,
    completeAt: isNewestComplete ? observedAt : before.completeAt,
  };
}

function fuller(stored: string[], page: string[]): string[] {
  return page.join("").length > stored.join("").length ? page : stored;
}

/** One copy names the forum (`Discourse, a.example`), another the kind of forum alone. */
function surerOutlet(known: string | null, told: string | null): string | null {
  return known !== null && told?.startsWith(`${known}, `) ? told : (known ?? told);
}
