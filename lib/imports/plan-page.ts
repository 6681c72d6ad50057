import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { damagedIdsWarning } from "@/lib/domain/damaged-ids";
import { mergeComments } from "@/lib/domain/merge";
import { type ArticleFacts, mergeArticle } from "@/lib/domain/merge-article";
import type { MergedComment } from "@/lib/domain/merged-comment";
import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { sharedIds, tellParents } from "@/lib/domain/told-parents";
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
  /** Ids of the source under which the article has several comments. */
  sharedIds: ReadonlySet<string>;
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
  const shared = sharedIds(merged);
  return {
    articleId: id,
    isNew: before === null,
    page: { ...page, warnings: [...page.warnings, ...damageOf(page, shared)] },
    facts: mergeArticle(before, page, observedAt),
    merged: tellParents(merged, page.sourceId == null ? null : id),
    sharedIds: shared,
  };
}

/** Told of the ids that this page itself has. */
function damageOf({ comments }: ParsedArticle, shared: ReadonlySet<string>): ParseWarning[] {
  const sourceId = comments.map((comment) => comment.sourceId ?? "").find((id) => shared.has(id));
  return sourceId === undefined ? [] : [damagedIdsWarning(sourceId, null)];
}
