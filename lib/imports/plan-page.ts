import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { applyLinks, type LinkedQuote } from "@/lib/domain/apply-links";
import { linkComments } from "@/lib/domain/links";
import { mergeComments } from "@/lib/domain/merge";
import { type ArticleFacts, mergeArticle } from "@/lib/domain/merge-article";
import type { MergedComment } from "@/lib/domain/merged-comment";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { readLedgers, readRevisions } from "./history-rows";
import { readFacts } from "./page-rows";
import { readThread } from "./read-thread";
import type { ImportRun } from "./run";

/** What a page does to the desk. Made by reading alone, so that a preview is the plan of an import. */
export type PagePlan = {
  articleId: string;
  isNew: boolean;
  page: ParsedArticle;
  facts: ArticleFacts;
  merged: readonly MergedComment[];
  /** Null: the text and the order of the thread are the ones that its quotes were found in. */
  quotes: readonly LinkedQuote[] | null;
};

/** Reads what the desk has of an article and works out what one more copy of its page changes. Writes nothing. */
export async function planPage(
  tx: Prisma.TransactionClient,
  run: ImportRun,
  page: ParsedArticle,
  article: { id: string; isNew: boolean },
): Promise<PagePlan> {
  const { id } = article;
  const observedAt = new Date(page.observedAt ?? run.savedAt).toISOString();
  const before = article.isNew ? null : await readFacts(tx, id);
  const stored = before === null ? [] : await readThread(tx, id, await readRevisions(tx, id));
  const isLate = stored.some(({ seenAt, votesSeenAt }) => (votesSeenAt ?? seenAt) >= observedAt);
  const ledgers = isLate ? await readLedgers(tx, id, observedAt) : new Map();
  const merged = mergeComments(
    { id, observedAt: before?.observedAt ?? null, completeAt: before?.completeAt ?? null },
    stored,
    ledgers,
    {
      importId: run.importId,
      observedAt,
      isComplete: page.isComplete === true && page.isMemberPage !== true,
      isMemberPage: page.isMemberPage === true,
      isKnownBySource: page.sourceId != null,
      comments: page.comments,
    },
  );
  const facts = mergeArticle(before, page, observedAt);
  const plan = { articleId: id, isNew: before === null, page, facts };
  if (run.isPreview || !needsLinks(merged, before, facts)) return { ...plan, merged, quotes: null };
  const links = linkComments(
    facts.paragraphs,
    merged.map(({ comment }) => comment),
  );
  return { ...plan, ...applyLinks(merged, links) };
}

/** Links are worked out from the article's text and the thread's names, texts and order, which takes seconds in a long thread. */
function needsLinks(
  merged: readonly MergedComment[],
  before: ArticleFacts | null,
  facts: ArticleFacts,
): boolean {
  if (facts.paragraphs !== before?.paragraphs) return true;
  return merged.some(
    ({ before: known, comment, page }) =>
      known?.body !== comment.body ||
      known.author !== comment.author ||
      known.position !== comment.position ||
      (page?.parentSourceId != null && known.parentId === null),
  );
}
