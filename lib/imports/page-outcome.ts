import type { CommentChange } from "@/lib/domain/import-change";
import type { MergedComment } from "@/lib/domain/merged-comment";
import type { PagePlan } from "./plan-page";
import type { ArticleTally, StepOutcome, StoredWarning } from "./run";

const EXCERPT_CHARS = 200;

/** What a page did to its article, in numbers and warnings. */
export function outcomeOf(plan: PagePlan): StepOutcome {
  return { tallies: [tallyOf(plan)], warnings: warningsOf(plan) };
}

/** Each thing that a page changes: what the desk's ledgers hold of it once it is imported. */
export function* changesOf({ articleId, facts, merged }: PagePlan): Generator<CommentChange> {
  for (const one of merged) {
    const about = {
      articleId,
      articleTitle: facts.title,
      commentId: one.comment.id,
      position: one.comment.position,
      author: one.comment.author,
      excerpt: one.comment.body.slice(0, EXCERPT_CHARS),
    };
    if (one.isNew) yield { ...about, kind: "new" };
    if (one.votes.told) yield { ...about, kind: "votes", ...one.votes.told };
    for (const { before, after } of edits(one)) yield { ...about, kind: "edited", before, after };
    for (const { kind } of one.presence.told) yield { ...about, kind };
  }
}

function tallyOf({ articleId, facts, isNew, page, merged }: PagePlan): ArticleTally {
  const count = (isCounted: (one: MergedComment) => boolean) => merged.filter(isCounted).length;
  const found = page.comments.length;
  const added = count((one) => one.isNew);
  const changed = count((one) => one.isChanged);
  return {
    articleId,
    title: facts.title,
    isNew,
    found,
    declared: page.declaredCommentCount,
    added,
    changed,
    unchanged: found - added - changed,
    votesChanged: count((one) => one.votes.told !== null),
    edited: count((one) => edits(one).length > 0),
    gone: count((one) => one.presence.told.some(({ kind }) => kind === "gone")),
    returned: count((one) => one.presence.told.some(({ kind }) => kind === "returned")),
  };
}

function edits({ revisions, comment }: MergedComment): { before: string; after: string }[] {
  const all = comment.revisions;
  return revisions.put
    .filter(({ number }) => number === null)
    .map((revision) => ({
      before: revision.bodyBefore,
      after: all[all.indexOf(revision) + 1]?.bodyBefore ?? comment.body,
    }));
}

function warningsOf({ articleId, page, merged }: PagePlan): StoredWarning[] {
  const onPage = new Map(merged.map((one) => [one.pagePosition, one.comment]));
  return page.warnings.map((warning) => {
    const comment = warning.position === null ? undefined : onPage.get(warning.position);
    // The page counts its own way; the desk's position is the one that a link can find.
    const place = { position: comment?.position ?? null, commentId: comment?.id ?? null };
    return { ...warning, ...place, articleId };
  });
}
