import { damagedIdsWarning, isShortened, voiceOf } from "./damaged-ids";
import type { IdVoices } from "./id-voices";
import { apartCommentId, bodyKey, commentId, sourceArticleId, sourceCommentId } from "./identity";
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
  /** The comment that has this record's id at the source, where the file gives that id to several. */
  sharedId: string | null;
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

/** What is remembered over a whole file. */
export type FileMemory = {
  /** How often each text without an id was there. */
  texts: Occurrences;
  voices: IdVoices;
  isDamageTold: boolean;
};

/** Reads a batch of parts. Parts that are passed over belong into the file's memory too. */
export function readRecords(
  parts: readonly BatchPart[],
  { savedAt, memory, fileTitle }: { savedAt: Date; memory: FileMemory; fileTitle: string },
): BatchRecords {
  const reader = new BatchReader(savedAt.toISOString(), memory, fileTitle);
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
    private readonly memory: FileMemory,
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
    const comment = this.withoutShortenedIds(soundComment(given, warnings), line, warnings);
    const parentId = this.parentOf(articleId, comment);
    const { id, hasOwnId, sharedId } = this.identify(articleId, comment);
    if (sharedId !== null) this.tellDamage(comment.sourceId ?? "", line, warnings);
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
      // Nobody answers himself, whatever a damaged file says.
      parentId: parentId === id ? null : parentId,
      hasOwnId,
      sharedId,
      earlierBodies: earlier ? otherBodies(earlier, comment.body) : [],
    });
  }

  private parentOf(articleId: string, { parentSourceId, parentInFile }: SourceComment): string | null {
    if (parentSourceId) return sourceCommentId(articleId, parentSourceId);
    if (!parentInFile) return null;
    // It came right before, so that of equal texts it is the last one yet.
    const key = bodyKey(soundText(parentInFile.body).text);
    return commentId(articleId, key, this.memory.texts.count(articleId, key));
  }

  private identify(articleId: string, comment: SourceComment) {
    const { id, sourceId, body } = comment;
    if (id !== undefined && UUID.test(id)) return { id: id.toLowerCase(), hasOwnId: true, sharedId: null };
    if (sourceId) {
      const own = sourceCommentId(articleId, sourceId);
      if (!this.memory.voices.isOther(own, voiceOf(comment)))
        return { id: own, hasOwnId: true, sharedId: null };
      return { id: apartCommentId(articleId, { ...comment, sourceId }), hasOwnId: true, sharedId: own };
    }
    const key = bodyKey(body);
    const nth = this.memory.texts.next(articleId, key);
    return { id: commentId(articleId, key, nth), hasOwnId: false, sharedId: null };
  }

  private withoutShortenedIds(
    comment: SourceComment,
    line: number | null,
    warnings: ParseWarning[],
  ): SourceComment {
    const { sourceId, parentSourceId } = comment;
    const [isOwn, isParents] = [sourceId, parentSourceId].map((id) => id != null && isShortened(id));
    if (!isOwn && !isParents) return comment;
    this.tellDamage((isOwn ? sourceId : parentSourceId) ?? "", line, warnings);
    return {
      ...comment,
      ...(isOwn && { sourceId: null }),
      ...(isParents && { parentSourceId: null }),
    };
  }

  private tellDamage(sourceId: string, line: number | null, warnings: ParseWarning[]): void {
    if (!this.memory.isDamageTold) warnings.push(damagedIdsWarning(sourceId, line));
    this.memory.isDamageTold = true;
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
  threadState,
}: SourceArticle): boolean {
  return [section, byline, publishedAt, paragraphs, declaredCommentCount, threadState].some(
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
    threadState: article.threadState ?? null,
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
