import type { CollectedArticle } from "./collect-articles";
import type { ColumnMap } from "./column-meanings";
import { linkComments } from "./links";
import type { ParsedComment, ParseWarning } from "./parsed-article";
import type { Refusal } from "./parsed-part";

type ParsedDocument = {
  file: string;
  format: string | null;
  articles: readonly CollectedArticle[];
  /** Those that belong to no article alone. */
  warnings?: readonly ParseWarning[];
  refused?: readonly Refusal[];
  /** Of a table: which column was read as what, and which were left out. */
  columns?: { taken: ColumnMap; leftOut: readonly string[] };
};

type Answer = { parentPosition: number | null; replyEvidence: string | null };
const NOBODY: Answer = { parentPosition: null, replyEvidence: null };

/** One parsed document as the one line of JSON that `komainu import --json` prints. Unknown is null. */
export function importJson({
  file,
  format,
  articles,
  warnings = [],
  refused = [],
  columns,
}: ParsedDocument): string {
  const all = [...articles.flatMap((article) => article.warnings), ...warnings];
  return JSON.stringify({
    file,
    format,
    ...(columns && { columns }),
    articles: articles.map(articleJson),
    warnings: all.map(({ code, message }) => ({ code, message })),
    refused: refused.map(({ line, message }) => ({ line, message })),
  });
}

function articleJson(article: CollectedArticle) {
  const answers = answersOf(article);
  return {
    title: article.title,
    outlet: article.outlet,
    url: article.url,
    section: article.section,
    byline: article.byline,
    publishedAt: article.publishedAt,
    paragraphs: article.paragraphs,
    declaredCommentCount: article.declaredCommentCount,
    ...(article.threadState && { threadState: article.threadState }),
    sourceId: article.sourceId ?? null,
    observedAt: article.observedAt ?? null,
    isComplete: article.isComplete ?? null,
    comments: article.comments.map((comment) => ({
      position: comment.position,
      author: comment.author,
      postedAt: comment.postedAt,
      body: comment.body,
      net: comment.net,
      upvotes: comment.upvotes,
      downvotes: comment.downvotes,
      ...(answers.get(comment.position) ?? NOBODY),
      sourceId: comment.sourceId ?? null,
      state: comment.state ?? null,
      kind: comment.kind ?? "comment",
      reports: comment.reports ?? null,
      earlierBodies: (comment.earlier ?? []).map(({ body }) => body),
    })),
  };
}

/** What the source says a comment answers stands before what its words suggest. */
function answersOf({
  comments,
  paragraphs,
  isOfRecords,
  parentPositions,
}: CollectedArticle): Map<number, Answer> {
  const links = isOfRecords ? [] : linkComments(paragraphs, comments);
  const answers = new Map<number, Answer>(
    links.map(({ position, parentPosition, replyEvidence }) => [position, { parentPosition, replyEvidence }]),
  );
  const positions = positionsById(comments);
  for (const { position, parentSourceId } of comments) {
    const parent = parentSourceId ? positions.get(parentSourceId) : parentPositions?.get(position);
    if (parent !== undefined) answers.set(position, { parentPosition: parent, replyEvidence: "source" });
  }
  return answers;
}

function positionsById(comments: readonly ParsedComment[]): Map<string, number> {
  return new Map(comments.flatMap(({ sourceId, position }) => (sourceId ? [[sourceId, position]] : [])));
}
