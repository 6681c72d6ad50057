import { bodyKey, commentId, sourceArticleId, sourceCommentId } from "./identity";
import { type ArticleFacts, mergeArticle } from "./merge-article";
import type { Occurrences } from "./occurrences";
import type { ParseWarning } from "./parsed-article";
import type { ParsedPart, SourceArticle, SourceComment } from "./parsed-part";
import { soundArticle, soundComment } from "./sound-article";
import { soundText } from "./sound-text";

export type BatchPart = Extract<ParsedPart, { kind: "comment" | "article" }>;

/** A comment of an export under the id that it has on the desk, with nothing in it that cannot be stored. */
export type BatchRecord = {
  id: string;
  articleId: string;
  comment: SourceComment;
  /** ISO 8601 in UTC. */
  observedAt: string;
  parentId: string | null;
  /** Known by an id of its own, so that another body is an edit; else its body is its identity. */
  hasOwnId: boolean;
  /** What earlier copies in the same batch said, where their text was another. */
  earlierBodies: string[];
};

/** `position` is the comment's place in the file. */
export type BatchWarning = ParseWarning & { articleId: string; commentId: string | null };

/** What a batch says: of articles by id, and of each comment once. */
export type BatchRecords = {
  articles: Map<string, ArticleFacts>;
  records: BatchRecord[];
  warnings: BatchWarning[];
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a batch of parts. `seen` counts equal texts over the whole file, so parts that are passed over belong here too. */
export function readRecords(
  parts: readonly BatchPart[],
  { savedAt, seen, fileTitle }: { savedAt: Date; seen: Occurrences; fileTitle: string },
): BatchRecords {
  const reader = new BatchReader(savedAt.toISOString(), seen, fileTitle);
  for (const part of parts) {
    const observedAt = part.kind === "comment" ? part.comment.observedAt : null;
    const articleId = reader.readArticle(part.article, observedAt);
    if (part.kind === "comment") reader.readComment(articleId, part.comment, part.line);
  }
  return { articles: reader.articles, records: [...reader.records.values()], warnings: reader.warnings };
}

class BatchReader {
  readonly articles = new Map<string, ArticleFacts>();
  readonly records = new Map<string, BatchRecord>();
  readonly warnings: BatchWarning[] = [];
  private readonly known = new Map<string, string>();

  constructor(
    private readonly savedAt: string,
    private readonly seen: Occurrences,
    private readonly fileTitle: string,
  ) {}

  readArticle(article: SourceArticle, observedAt: string | null | undefined): string {
    const { id, outlet, sourceId, title, url } = article;
    const key = [id, outlet, sourceId, title, url].join("\0");
    const known = this.known.get(key);
    if (known !== undefined && !saysMore(article)) return known;
    const { warnings, ...facts } = soundFacts(article);
    const named = { ...facts, id: id !== undefined && UUID.test(id) ? id.toLowerCase() : undefined };
    const articleId = sourceArticleId(named) ?? this.underFileName(facts);
    const before = this.articles.get(articleId) ?? null;
    this.articles.set(articleId, mergeArticle(before, facts, isoTime(observedAt) ?? this.savedAt));
    this.warnings.push(...warnings.map((warning) => ({ ...warning, articleId, commentId: null })));
    this.known.set(key, articleId);
    return articleId;
  }

  readComment(articleId: string, given: SourceComment, line: number | null): void {
    const warnings: ParseWarning[] = [];
    const comment = soundComment(given, warnings);
    const parentId = this.parentOf(articleId, comment);
    const { id, hasOwnId } = this.identify(articleId, comment);
    for (const warning of warnings) this.warnings.push({ ...warning, line, articleId, commentId: id });
    const earlier = this.records.get(id);
    if (earlier) this.warnings.push({ ...repeatedId(comment, line), articleId, commentId: id });
    // Taken out first: the later copy stands where it stands in the file.
    this.records.delete(id);
    this.records.set(id, {
      id,
      articleId,
      comment,
      observedAt: isoTime(comment.observedAt) ?? this.savedAt,
      parentId,
      hasOwnId,
      earlierBodies: earlier ? otherBodies(earlier, comment.body) : [],
    });
  }

  private parentOf(articleId: string, { parentSourceId, parentInFile }: SourceComment): string | null {
    if (parentSourceId) return sourceCommentId(articleId, parentSourceId);
    if (!parentInFile) return null;
    // It came right before, so that of equal texts it is the last one yet.
    const key = bodyKey(soundText(parentInFile.body).text);
    return commentId(articleId, key, this.seen.count(articleId, key));
  }

  private identify(articleId: string, comment: SourceComment): { id: string; hasOwnId: boolean } {
    const { id, sourceId, body } = comment;
    if (id !== undefined && UUID.test(id)) return { id: id.toLowerCase(), hasOwnId: true };
    if (sourceId) return { id: sourceCommentId(articleId, sourceId), hasOwnId: true };
    const key = bodyKey(body);
    return { id: commentId(articleId, key, this.seen.next(articleId, key)), hasOwnId: false };
  }

  /** Comments that name no article at all stay together under the file's name. */
  private underFileName(facts: { title: string | null }): string {
    facts.title = this.fileTitle;
    const id = sourceArticleId({ outlet: null, sourceId: this.fileTitle, title: null, url: null });
    if (id === null) throw new Error("A source id names an article");
    return id;
  }
}

function saysMore({
  section,
  byline,
  publishedAt,
  paragraphs,
  declaredCommentCount,
}: SourceArticle): boolean {
  return [section, byline, publishedAt, paragraphs, declaredCommentCount].some(
    (fact) => fact !== undefined && fact !== null,
  );
}

function soundFacts(article: SourceArticle) {
  const { comments: _, ...facts } = soundArticle({
    title: article.title,
    outlet: article.outlet,
    url: article.url,
    section: article.section ?? null,
    byline: article.byline ?? null,
    publishedAt: article.publishedAt ?? null,
    paragraphs: article.paragraphs ?? [],
    declaredCommentCount: article.declaredCommentCount ?? null,
    comments: [],
    undividedText: null,
    warnings: [],
  });
  return { ...facts, sourceId: article.sourceId };
}

function otherBodies(earlier: BatchRecord, body: string): string[] {
  const bodies = [...earlier.earlierBodies, earlier.comment.body];
  return bodies.filter((one) => one !== body);
}

function isoTime(time: string | null | undefined): string | null {
  const parsed = time ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? null : new Date(parsed).toISOString();
}

/** The desk's own ids are long and say nothing; those of other sources can be looked for in the file. */
export function repeatedId({ position, sourceId }: SourceComment, line: number | null): ParseWarning {
  const which = sourceId ? `The comment ${sourceId}` : `Comment ${position} of the file`;
  const message = `${which} is there more than once; the last copy counts, as its newest revision.`;
  return { code: "repeated_id", message, line, position };
}
