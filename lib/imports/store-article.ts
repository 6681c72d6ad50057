import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { notify } from "@/lib/db/notify";
import { inTransaction } from "@/lib/db/transaction";
import { applyLinks } from "@/lib/domain/apply-links";
import { articleId } from "@/lib/domain/identity";
import { linkComments } from "@/lib/domain/links";
import { type MergedComment, mergeComments, type StoredComment } from "@/lib/domain/merge";
import { mergeArticle } from "@/lib/domain/merge-article";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { countStatusChange } from "@/lib/stats/status-count";
import {
  holdArticle,
  indexComments,
  observeVotes,
  readStoredComments,
  upsertComments,
  writeArticle,
  writeQuotes,
  writeWarnings,
} from "./article-rows";
import type { ImportedArticle, ImportWarningRow } from "./result";

// A long thread takes minutes, and waits for whoever imports the same article.
const LIMITS = { timeout: 600_000, maxWait: 60_000 };

export type ArticleTarget = { importId: string; fileName: string; isSample: boolean; warningsBefore: number };
export type StoredArticle = { article: ImportedArticle; warnings: ImportWarningRow[] };

/** Stores one article with its comments in one transaction: all of it, or nothing. Safe to repeat. */
export async function storeArticle(target: ArticleTarget, page: ParsedArticle): Promise<StoredArticle> {
  const id = articleId(page);
  if (id === null) {
    throw new AppError(
      "invalid",
      `${target.fileName}: holds no title, no text and no comment; import the saved page.`,
    );
  }
  return inTransaction((tx) => storeWithin(tx, target, id, page), LIMITS);
}

async function storeWithin(
  tx: Prisma.TransactionClient,
  target: ArticleTarget,
  id: string,
  page: ParsedArticle,
): Promise<StoredArticle> {
  const held = await holdArticle(tx, id, page, target.isSample);
  const facts = mergeArticle(held.facts, page);
  const stored = await readStoredComments(tx, id);
  const met = mergeComments(id, stored, page.comments);
  const { merged, quotes } = applyLinks(
    met,
    linkComments(
      facts.paragraphs,
      met.map(({ comment }) => comment),
    ),
  );
  const told = differing(stored, merged);
  const hasNews = told.length > 0 || facts.paragraphs !== held.facts.paragraphs || held.isNew;
  if (hasNews) {
    const added = merged.filter((one) => one.isNew);
    await upsertComments(tx, id, told);
    await indexComments(
      tx,
      added.map(({ comment }) => comment.id),
    );
    await writeQuotes(
      tx,
      merged.map(({ comment }) => comment.id),
      quotes,
    );
    await observeVotes(
      tx,
      target.importId,
      new Date(),
      merged.filter((one) => one.hasNewVotes).map(({ comment }) => comment),
    );
  }
  await writeArticle(tx, id, facts, merged.length, target.isSample);
  const record = await recordArticle(tx, target, { id, title: facts.title, isNew: held.isNew, page, merged });
  // Last, since every import in the same slot waits for this row.
  await countStatusChange(tx, { open: record.article.added });
  return record;
}

/** The comments whose row is to be written: new, or another in any field. */
function differing(stored: readonly StoredComment[], merged: readonly MergedComment[]): StoredComment[] {
  const before = new Map(stored.map((comment) => [comment.id, comment]));
  return merged
    .map(({ comment }) => comment)
    .filter((comment) => {
      const kept = before.get(comment.id);
      return (
        !kept ||
        kept.position !== comment.position ||
        kept.author !== comment.author ||
        kept.postedAt !== comment.postedAt ||
        kept.net !== comment.net ||
        kept.upvotes !== comment.upvotes ||
        kept.downvotes !== comment.downvotes ||
        kept.parentId !== comment.parentId ||
        kept.replyEvidence !== comment.replyEvidence
      );
    });
}

type ArticleRecord = {
  id: string;
  title: string | null;
  isNew: boolean;
  page: ParsedArticle;
  merged: MergedComment[];
};

async function recordArticle(
  tx: Prisma.TransactionClient,
  target: ArticleTarget,
  { id, title, isNew, page, merged }: ArticleRecord,
): Promise<StoredArticle> {
  const onPage = new Map(merged.map((one) => [one.pagePosition, one.comment]));
  const found = page.comments.length;
  const added = merged.filter((one) => one.isNew).length;
  const changed = merged.filter((one) => one.isChanged).length;
  const counts = {
    found,
    declared: page.declaredCommentCount,
    added,
    changed,
    unchanged: found - added - changed,
  };
  const warnings = page.warnings.map((warning, index) => {
    const comment = warning.position === null ? undefined : onPage.get(warning.position);
    // The page counts its own way; the desk's position is the one that a link can find.
    return {
      ...warning,
      number: target.warningsBefore + index + 1,
      position: comment?.position ?? null,
      comment,
    };
  });
  await tx.importArticle.upsert({
    where: { importId_articleId: { importId: target.importId, articleId: id } },
    create: { importId: target.importId, articleId: id, ...counts },
    update: {
      found: { increment: found },
      added: { increment: added },
      changed: { increment: changed },
      unchanged: { increment: counts.unchanged },
    },
  });
  await writeWarnings(tx, target.importId, id, warnings);
  await notify(tx, [{ kind: "import" }]);
  return {
    article: { id, title, isNew, ...counts },
    warnings: warnings.map(({ code, message, line, position, comment }) => ({
      code,
      message,
      line,
      position,
      articleId: id,
      commentId: comment?.id ?? null,
    })),
  };
}
