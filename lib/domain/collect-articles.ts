import { areOthers, damagedIds, damagedIdsWarning, isShortened, voiceOf } from "./damaged-ids";
import { sourceArticleId } from "./identity";
import type { ParsedArticle, ParsedComment, ParseWarning } from "./parsed-article";
import type { ParsedPart, Refusal, SourceArticle, SourceComment } from "./parsed-part";
import { soundArticle } from "./sound-article";

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
 * Gathers what a parser hands on by article, as an import stores it: pages as they are, the records of an export under
 * their articles, where they are counted from 1. Records that name no article stand under `fileTitle`. Holds the whole
 * document, so it is for showing one and not for storing it.
 */
export async function collectArticles(
  parts: AsyncIterable<ParsedPart>,
  fileTitle: string | null = null,
): Promise<CollectedDocument> {
  const collected: CollectedDocument = { articles: [], warnings: [], refused: [] };
  const byKey = new Map<string, CollectedArticle>();
  const places = new Map<number, number>();
  const articleOf = (source: SourceArticle): CollectedArticle => {
    const id = sourceArticleId(source);
    const key = id ?? "";
    const known = byKey.get(key) ?? anArticleOf(id === null ? { ...source, title: fileTitle } : source);
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
  collected.articles = collected.articles.map((article) => settled(article, collected.warnings));
  return collected;
}

/** Each comment once, in its last copy; what shares a damaged id stands apart, and answers by such an id are open. */
function settled(article: CollectedArticle, warnings: ParseWarning[]): CollectedArticle {
  // What the article itself does not say stays unsaid.
  const { isComplete: _, isMemberPage: __, observedAt: ___, sourceId: ____, ...told } = soundArticle(article);
  const sound = { ...article, ...told };
  const damaged = damagedIds(sound.comments);
  const [first] = damaged;
  const isTold = warnings.some(({ code }) => code === "damaged_id");
  if (first !== undefined && !isTold) warnings.push(damagedIdsWarning(first, null));
  const kept = article.isOfRecords ? lastCopies(sound.comments) : sound.comments;
  const places = new Map(kept.map(({ position }, index) => [position, index + 1]));
  const comments = kept.map((comment, index) => {
    const { parentSourceId, sourceId } = comment;
    const isOpen = parentSourceId != null && (damaged.has(parentSourceId) || parentSourceId === sourceId);
    const isNone = sourceId != null && isShortened(sourceId);
    return {
      ...comment,
      position: index + 1,
      ...(isNone && { sourceId: null }),
      ...(isOpen && { parentSourceId: null }),
    };
  });
  if (!article.parentPositions) return { ...sound, comments };
  const parentPositions = new Map<number, number>();
  for (const [answer, parent] of article.parentPositions) {
    const [place, above] = [places.get(answer), places.get(parent)];
    if (place !== undefined && above !== undefined) parentPositions.set(place, above);
  }
  return { ...sound, comments, parentPositions };
}

function lastCopies(comments: readonly ParsedComment[]): ParsedComment[] {
  const kept = new Map<string, ParsedComment>();
  for (const [index, comment] of comments.entries()) {
    const { sourceId } = comment;
    const { author, postedAt } = voiceOf(comment);
    const isKnown = sourceId != null && !isShortened(sourceId);
    const plain = JSON.stringify([isKnown ? sourceId : index]);
    const first = kept.get(plain);
    const key =
      first && areOthers(voiceOf(first), { author, postedAt })
        ? JSON.stringify([sourceId, author, postedAt])
        : plain;
    kept.delete(key);
    kept.set(key, comment);
  }
  return [...kept.values()];
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
  article.threadState ??= source.threadState ?? null;
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
