import { sourceArticleId } from "@/lib/domain/identity";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import type { ParsedPart, SourceArticle, SourceComment } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { partWarnings, type ThreadPart } from "@/lib/domain/thread-part";
import { RecordReader, type RecordValues } from "../table/record-reader";
import { isRecord, type JsonRecord } from "../table/record-shapes";
import type { JsonElement } from "./elements";
import { threadPage } from "./thread-page";

/** What no field of a table tells. */
type Facts = Partial<Pick<SourceComment, "kind" | "reports" | "earlier" | "rewrittenAt">>;

/** What one element of an export is: a comment, an article that it tells of, or nothing of ours. */
export type Meaning = { comment: RecordValues; also?: Facts } | { article: SourceArticle } | null;

/** No server answers with as many threads at once. */
const ARTICLES_MAX = 1000;
/** Nor with as many comments. */
const ANSWER_MAX = 20_000;

type CommentPart = Extract<ParsedPart, { kind: "comment" }>;

type Reading = {
  keepPersonal: boolean;
  /** What a record of the export means. */
  meaningOf(record: JsonRecord, element: JsonElement): Meaning;
  /** The document that holds this record alone, for a refusal that can be tried again. */
  wrap(record: unknown): unknown;
  /** At its end: what the document says of its own size; null where it is no thread as a server sends it. */
  partOf?(): ThreadPart | null;
};

/** Reads the elements of an export as comments and articles; what is no comment is refused and the rest goes on. */
export async function* readRecords(
  elements: AsyncIterable<JsonElement>,
  { keepPersonal, meaningOf, wrap, partOf }: Reading,
): AsyncGenerator<ParsedPart> {
  const records = new RecordReader({ keepPersonal });
  const articles = new Set<SourceArticle>();
  // Only at its end an answer says whether it is the whole thread.
  const answer: CommentPart[] = [];
  let isAnswer = partOf !== undefined;
  const refused = ({ value, line }: JsonElement): ParsedPart => ({
    kind: "refused",
    refusal: {
      line,
      message: `Line ${line}: this record holds no text of a comment; mend it and try it again.`,
      raw: typeof value === "string" ? soundText(value).text : rawOf(wrap(value)),
    },
  });
  for await (const element of elements) {
    if (!isRecord(element.value)) {
      yield refused(element);
      continue;
    }
    const meaning = meaningOf(element.value, element);
    if (meaning === null) continue;
    if ("article" in meaning) {
      yield { kind: "article", article: meaning.article };
      continue;
    }
    const part = records.read(meaning.comment, element.line);
    if (part) Object.assign(part.comment, meaning.also);
    if (!records.warnings.isEmpty) yield* records.warnings.take();
    if (part && articles.size < ARTICLES_MAX) articles.add(part.article);
    if (part && isAnswer) answer.push(part);
    else yield part ?? refused(element);
    if (!isAnswer || answer.length < ANSWER_MAX) continue;
    isAnswer = false;
    yield* answer.splice(0);
  }
  yield* records.warnings.rest();
  const size = partOf?.() ?? null;
  const whole = isAnswer && size?.isComplete ? wholeThread(answer, articles) : null;
  if (whole !== null) yield { kind: "page", page: whole };
  else yield* answer;
  if (articles.size > 0) yield* toldPart(articles, size);
}

/**
 * The comments of one article as a page of it; null: they are of several, or of one that only the file's name tells,
 * under which another thread may come next time.
 */
function wholeThread(
  answer: readonly CommentPart[],
  articles: ReadonlySet<SourceArticle>,
): ParsedArticle | null {
  const ids = new Set([...articles].map(sourceArticleId));
  const [first] = articles;
  if (!first || ids.size > 1 || ids.has(null)) return null;
  const said = (name: "title" | "url" | "outlet") =>
    [...articles].find((one) => one[name] !== null)?.[name] ?? null;
  const facts = {
    ...{ sourceId: first.sourceId, title: said("title"), outlet: said("outlet"), url: said("url") },
    ...{ byline: null, publishedAt: null, paragraphs: [], declaredCommentCount: null },
  };
  const comments = answer.map(({ comment }, index) => ({ ...comment, position: index + 1 }));
  return threadPage(facts, comments, { isComplete: true, missing: 0 });
}

function* toldPart(articles: ReadonlySet<SourceArticle>, part: ThreadPart | null): Generator<ParsedPart> {
  if (part === null || part.isComplete) return;
  for (const warning of partWarnings(part)) yield { kind: "warning", warning };
  for (const article of articles) yield { kind: "article", article: { ...article, isComplete: false } };
}

/** A record as a document of its own. */
export function rawOf(document: unknown): string {
  try {
    return soundText(JSON.stringify(document)).text;
  } catch (error) {
    // What is nested a hundred thousand deep can be read, and not written.
    if (error instanceof RangeError) return "(nested too deep to be shown)";
    throw error;
  }
}
