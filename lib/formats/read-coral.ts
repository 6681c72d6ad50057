import type { ParsedPart, SourceArticle } from "@/lib/domain/parsed-part";
import { threadPart } from "@/lib/domain/thread-part";
import { htmlToText } from "./html/plain-body";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import { plainName } from "./plain-name";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { parseTime } from "./table/parse-time";
import { isRecord, type JsonRecord } from "./table/record-shapes";

/**
 * Coral: its collections of stories, users and comments as `mongoexport` writes them (a record a line, or a list), in
 * one object, or what its GraphQL interface answers to a query for comments.
 */
export const coralReader: FormatReader = { recognises, read };

const PATHS = [
  "$.stories.*",
  "$.users.*",
  "$.comments.*",
  "$.data.comments.nodes.*",
  "$.data.comments.edges.*",
  "$.data.story.comments.nodes.*",
  "$.data.story.comments.edges.*",
];

const FACTS = [
  "$.data.story.id",
  "$.data.story.url",
  "$.data.story.metadata",
  "$.data.story.comments.pageInfo",
  "$.data.comments.pageInfo",
];

const STATES: Record<string, string> = {
  NONE: "approved",
  APPROVED: "approved",
  PREMOD: "pending",
  SYSTEM_WITHHELD: "pending",
  REJECTED: "trash",
};

function recognises({ text }: Opening): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  if (/"(?:storyID|asset_id)"\s*:/.test(text)) return true;
  return /"story"\s*:\s*\{/.test(text) && /"(?:actionCounts|revision|status)"\s*:/.test(text);
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const names = new Map<string, string>();
  const answer: Answer = { story: {}, hasMore: false };
  yield* readRecords(commentsOf(exportElements(source, PATHS, FACTS), answer), {
    keepPersonal,
    meaningOf: (record) => meaningOf(record, names),
    wrap: (record) => [record],
    partOf: () =>
      answer.hasMore ? threadPart({ found: 0, declared: null, hidden: 0, hasMore: true }) : null,
  });
}

/** The story that an answer is about, and whether it says that there are further comments. */
type Answer = { story: JsonRecord; hasMore: boolean };

/** Each comment of an answer with its story, and the replies inside it with the comment they answer. */
async function* commentsOf(
  elements: AsyncIterable<JsonElement>,
  answer: Answer,
): AsyncGenerator<JsonElement> {
  for await (const element of elements) {
    const { fact, value } = element;
    if (fact?.endsWith("pageInfo")) answer.hasMore ||= member(value, "hasNextPage") === true;
    else if (fact !== null) answer.story[fact.replace(/^.*\./, "")] = value;
    else if (element.member !== "data") yield element;
    else {
      for (const { comment, parent } of flatten([nodeOf(value)], repliesOf)) {
        answer.hasMore ||= member(comment, "replies", "pageInfo", "hasNextPage") === true;
        const told = isRecord(comment)
          ? { story: answer.story, parentID: member(parent, "id"), ...comment }
          : comment;
        yield { ...element, value: told };
      }
    }
  }
}

const nodeOf = (value: unknown) => (isRecord(member(value, "node")) ? member(value, "node") : value);

function repliesOf(comment: unknown): unknown[] {
  const replies = member(comment, "replies");
  return list(member(replies, "nodes") ?? member(replies, "edges")).map(nodeOf);
}

function meaningOf(record: JsonRecord, names: Map<string, string>): Meaning {
  const node = isRecord(record.node) ? record.node : record;
  if (isUser(node)) {
    const [id, name] = [words(node.id), words(node.username)];
    if (id !== null && name !== null) names.set(id, name);
    return null;
  }
  if (isStory(node)) return { article: storyOf(node) };
  const storyId = node.storyID ?? node.story_id ?? node.asset_id ?? member(node, "story", "id");
  const authorId = words(node.authorID) ?? words(node.author_id);
  return {
    comment: {
      article_id: storyId,
      article_title: plainName(member(node, "story", "metadata", "title")),
      article_url: member(node, "story", "url"),
      outlet: node.siteID,
      comment_id: node.id,
      parent_id: node.parentID ?? node.parent_id ?? member(node, "parent", "id"),
      author: words(member(node, "author", "username")) ?? names.get(authorId ?? ""),
      posted_at: timeOf(node.createdAt ?? node.created_at),
      body: bodyOf(node),
      upvotes: countOf(node, "REACTION"),
      state: (node.deletedAt ?? null) === null ? STATES[String(node.status)] : "deleted",
    },
    also: { reports: countOf(node, "FLAG"), ...earlierOf(node) },
  };
}

function isUser(node: JsonRecord): boolean {
  return "username" in node && !("status" in node && "body" in node);
}

function isStory(node: JsonRecord): boolean {
  return "url" in node && !("revisions" in node) && !("body" in node);
}

function storyOf(story: JsonRecord): SourceArticle {
  const publishedAt = timeOf(member(story, "metadata", "publishedAt"));
  return {
    outlet: words(story.siteID),
    sourceId: words(story.id),
    title: plainName(member(story, "metadata", "title")) ?? plainName(story.title),
    url: words(story.url),
    section: plainName(member(story, "metadata", "section")),
    byline: plainName(member(story, "metadata", "author")),
    ...(typeof publishedAt === "string" && !Number.isNaN(Date.parse(publishedAt)) && { publishedAt }),
  };
}

/** The newest revision; a deleted comment may have none. */
function bodyOf(node: JsonRecord): string | undefined {
  const newest = list(node.revisions).at(-1);
  const html = member(newest, "body") ?? member(node, "revision", "body") ?? node.body;
  if (typeof html === "string") return htmlToText(html);
  return html === null || (node.deletedAt ?? null) !== null ? "" : undefined;
}

/** The revisions before the newest, each with when it was written. */
function earlierOf(node: JsonRecord) {
  const revisions = list(node.revisions).length > 0 ? list(node.revisions) : list(node.revisionHistory);
  const written = revisions.flatMap((revision) => {
    const body = member(revision, "body");
    const time = timeOf(member(revision, "createdAt") ?? member(revision, "created_at"));
    const isTime = typeof time === "string" || typeof time === "number";
    return typeof body === "string"
      ? [{ body: htmlToText(body), writtenAt: isTime ? parseTime(time, "Z") : null }]
      : [];
  });
  const newest = written.at(-1);
  if (!newest || written.length === 1) return {};
  return { earlier: written.slice(0, -1), rewrittenAt: newest.writtenAt };
}

/** Coral counts by kind of action: `{"FLAG": 2}`, `{"FLAG": {"total": 2}}`, `{"flag": {"total": 2}}`. */
function countOf(node: JsonRecord, action: "FLAG" | "REACTION"): number | null {
  const counts = member(node, "actionCounts") ?? member(node, "action_counts");
  const told = member(counts, action) ?? member(counts, action.toLowerCase());
  return numberOf(told) ?? numberOf(member(told, "total"));
}

/** MongoDB may write `{"$numberInt": "2"}`. */
function numberOf(value: unknown): number | null {
  const digits = member(value, "$numberInt") ?? member(value, "$numberLong");
  return integer(typeof digits === "string" && /^\d{1,9}$/.test(digits) ? Number(digits) : value);
}

/** MongoDB writes `{"$date": …}`, with a text or with milliseconds. */
function timeOf(value: unknown): unknown {
  const date = member(value, "$date") ?? value;
  return member(date, "$numberLong") ?? date;
}
