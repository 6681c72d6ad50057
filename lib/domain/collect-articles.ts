import type { ParsedArticle, ParseWarning } from "./parsed-article";
import type { ParsedPart, Refusal, SourceArticle, SourceComment } from "./parsed-part";

/** An article of a document. */
export type CollectedArticle = ParsedArticle & {
  /** Put together from an export's records, whose parents are told and never guessed. */
  isOfRecords?: boolean;
  /** By the position of an answer that of the comment it lies inside of, where that one has no id. */
  parentPositions?: Map<number, number>;
};

export type CollectedDocument = {
  articles: CollectedArticle[];
  /** Those that belong to no article alone. */
  warnings: ParseWarning[];
  refused: Refusal[];
};

/**
 * Gathers what a parser hands on by article: pages as they are, the records of an export under their articles, where
 * they are counted from 1. Holds the whole document, so it is for showing one and not for storing it.
 */
export async function collectArticles(parts: AsyncIterable<ParsedPart>): Promise<CollectedDocument> {
  const collected: CollectedDocument = { articles: [], warnings: [], refused: [] };
  const byKey = new Map<string, CollectedArticle>();
  const places = new Map<number, number>();
  const articleOf = (source: SourceArticle): CollectedArticle => {
    const key = keyOf(source);
    const known = byKey.get(key) ?? anArticleOf(source);
    if (!byKey.has(key)) {
      byKey.set(key, known);
      collected.articles.push(known);
    }
    addFacts(known, source);
    return known;
  };
  for await (const part of parts) {
    if (part.kind === "page") collected.articles.push(part.page);
    else if (part.kind === "warning") collected.warnings.push(part.warning);
    else if (part.kind === "refused") collected.refused.push(part.refusal);
    else {
      const article = articleOf(part.article);
      if (part.kind === "comment") addComment(article, part.comment, places);
    }
  }
  return collected;
}

function keyOf({ id, outlet, sourceId, title, url }: SourceArticle): string {
  if (id !== undefined) return id;
  return JSON.stringify(sourceId === null ? [outlet, null, title ?? url] : [outlet, sourceId]);
}

function anArticleOf({ outlet, sourceId, title, url }: SourceArticle): CollectedArticle {
  return {
    ...{ title, outlet, url, sourceId, section: null, byline: null, publishedAt: null, paragraphs: [] },
    ...{ declaredCommentCount: null, comments: [], undividedText: null, warnings: [], isOfRecords: true },
  };
}

/** A record fills in what those before it did not say. */
function addFacts(article: CollectedArticle, source: SourceArticle): void {
  article.title ??= source.title;
  article.url ??= source.url;
  article.section ??= source.section ?? null;
  article.byline ??= source.byline ?? null;
  article.publishedAt ??= source.publishedAt ?? null;
  article.declaredCommentCount ??= source.declaredCommentCount ?? null;
  if (source.isComplete === false) article.isComplete = false;
  if (article.paragraphs.length === 0) article.paragraphs = source.paragraphs ?? [];
}

/** `places`: by the position in the file that in the article. */
function addComment(article: CollectedArticle, comment: SourceComment, places: Map<number, number>): void {
  const { id, observedAt: _seen, work, parentInFile, ...rest } = comment;
  const own = id === undefined ? {} : { sourceId: id, parentSourceId: work?.place.parentId ?? null };
  const position = article.comments.length + 1;
  places.set(comment.position, position);
  const parent = parentInFile && places.get(parentInFile.position);
  if (parent) article.parentPositions = (article.parentPositions ?? new Map()).set(position, parent);
  article.comments.push({ ...rest, ...own, position });
}
