import type { CommentLink } from "./links";
import type { MergedComment } from "./merged-comment";

/** A passage of a comment that repeats another comment or a paragraph, ready to store. */
export type LinkedQuote = {
  commentId: string;
  /** From 1 within its comment. */
  number: number;
  bodyStart: number;
  bodyEnd: number;
  sourceCommentId: string | null;
  sourceParagraph: number | null;
  sourceStart: number;
  sourceEnd: number;
  confidence: number;
};

const BY_SOURCE = "source";

type Parent = { id: string; evidence: string | null };

/**
 * Turns links between places on the page into links between comments. What the source itself says a comment answers
 * stands before what its words suggest, and stays known when a later copy does not say it.
 */
export function applyLinks(
  merged: readonly MergedComment[],
  links: readonly CommentLink[],
): { merged: MergedComment[]; quotes: LinkedQuote[] } {
  const ids = new Map(merged.map(({ comment }) => [comment.position, comment.id]));
  const idAt = (position: number) => ids.get(position) ?? null;
  const parents = parentsBySource(merged);
  const isTold = new Set(parents.keys());
  for (const { position, parentPosition, replyEvidence } of links) {
    const [id, parent] = [idAt(position), parentPosition === null ? null : idAt(parentPosition)];
    if (id !== null && parent !== null && !isTold.has(id))
      parents.set(id, { id: parent, evidence: replyEvidence });
  }
  if (isTold.size > 0) cutCircles(parents, isTold);
  return {
    merged: merged.map((one) => {
      const parent = parents.get(one.comment.id);
      return {
        ...one,
        comment: { ...one.comment, parentId: parent?.id ?? null, replyEvidence: parent?.evidence ?? null },
      };
    }),
    quotes: links.flatMap((link) => quotesOf(link, idAt)),
  };
}

function parentsBySource(merged: readonly MergedComment[]): Map<string, Parent> {
  const idOf = new Map(
    merged.flatMap(({ comment: { sourceId, id } }) => (sourceId === null ? [] : [[sourceId, id]])),
  );
  return new Map(
    merged.flatMap(({ comment, page }): [string, Parent][] => {
      const told = page?.parentSourceId == null ? undefined : idOf.get(page.parentSourceId);
      const known = comment.replyEvidence === BY_SOURCE ? comment.parentId : null;
      const parent = told ?? known;
      return parent === null || parent === comment.id
        ? []
        : [[comment.id, { id: parent, evidence: BY_SOURCE }]];
    }),
  );
}

/** Walking up finds each circle once; of its links one that the source did not tell is cut. */
function cutCircles(parents: Map<string, Parent>, isTold: ReadonlySet<string>): void {
  const done = new Set<string>();
  for (const start of [...parents.keys()]) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      onPath.add(at);
      path.push(at);
      at = parents.get(at)?.id;
    }
    if (at !== undefined && onPath.has(at)) {
      const circle = path.slice(path.indexOf(at));
      parents.delete(circle.find((id) => !isTold.has(id)) ?? at);
    }
    for (const id of path) done.add(id);
  }
}

function quotesOf(link: CommentLink, idAt: (position: number) => string | null): LinkedQuote[] {
  const commentId = idAt(link.position);
  if (commentId === null) return [];
  return link.quotes.map(({ source, ...quote }, index) => ({
    ...quote,
    commentId,
    number: index + 1,
    sourceCommentId: source.kind === "comment" ? idAt(source.position) : null,
    sourceParagraph: source.kind === "article" ? source.paragraph : null,
  }));
}
