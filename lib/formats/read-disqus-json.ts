import type { ParsedPart } from "@/lib/domain/parsed-part";
import { type ThreadPart, threadPart } from "@/lib/domain/thread-part";
import { htmlToText } from "./html/plain-body";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { integer, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import { plainName } from "./plain-name";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import type { JsonRecord } from "./table/record-shapes";

/** What the Disqus API answers to posts/list and threads/list, or a list of its posts. */
export const disqusJsonReader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  if (!/^\s*[[{]/.test(text) || !/"forum"\s*:/.test(text)) return false;
  return /"raw_message"\s*:|"message"\s*:/.test(text)
    ? /"(?:isSpam|isDeleted|isApproved|dislikes)"\s*:/.test(text)
    : /"clean_title"\s*:/.test(text);
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const cursors: unknown[] = [];
  const elements = exportElements(source, ["$.response.*"], ["$.cursor"]);
  const records = withoutFacts(elements, (fact) => {
    cursors.push(fact);
  });
  yield* readRecords(records, {
    keepPersonal,
    meaningOf,
    wrap: (record) => ({ response: [record] }),
    partOf: () => (cursors.length === 0 ? null : partOf(cursors)),
  });
}

async function* withoutFacts(
  elements: AsyncIterable<JsonElement>,
  onFact: (value: unknown) => void,
): AsyncGenerator<JsonElement> {
  for await (const element of elements) {
    if (element.fact === null) yield element;
    else onFact(element.value);
  }
}

/** A cursor says whether there are pages before and after its own, and not how many. */
function partOf(cursors: readonly unknown[]): ThreadPart | null {
  const is = (name: string) => cursors.some((cursor) => member(cursor, name) === true);
  const isNot = (name: string) => cursors.every((cursor) => member(cursor, name) === false);
  const hasMore = is("hasNext") || is("hasPrev") || is("more");
  // Without a word of pages before it, the last page looks like the only one.
  if (!hasMore && isNot("hasNext") && !isNot("hasPrev")) return null;
  const isEnd = isNot("hasNext");
  return threadPart({ found: 0, declared: null, hidden: 0, hasMore: hasMore || (isEnd ? false : null) });
}

function meaningOf(record: JsonRecord): Meaning {
  if (!("message" in record) && !("raw_message" in record) && "link" in record) {
    return {
      article: {
        outlet: words(record.forum),
        sourceId: words(record.id),
        title: plainName(record.clean_title) ?? plainName(record.title),
        url: words(record.link),
        declaredCommentCount: integer(record.posts),
      },
    };
  }
  const { thread, likes, dislikes, points } = record;
  return {
    comment: {
      article_id: words(thread) ?? words(member(thread, "id")),
      article_title: plainName(member(thread, "clean_title")) ?? plainName(member(thread, "title")),
      article_url: words(member(thread, "link")),
      outlet: words(record.forum) ?? words(member(thread, "forum")),
      comment_id: record.id,
      parent_id: record.parent,
      author: plainName(member(record, "author", "name")) ?? words(member(record, "author", "username")),
      posted_at: record.createdAt,
      body: bodyOf(record),
      net: points,
      upvotes: likes,
      downvotes: dislikes,
      state: stateOf(record),
      email: words(member(record, "author", "email")) ?? words(record.email),
      ip: record.ipAddress,
    },
    also: { reports: reportsOf(record) },
  };
}

function reportsOf({ numReports, num_reports, reports }: JsonRecord): number | null {
  const told = numReports ?? num_reports ?? reports;
  return Array.isArray(told) ? told.length : integer(told);
}

function bodyOf({ raw_message: raw, message }: JsonRecord): string | undefined {
  if (typeof raw === "string") return raw;
  return typeof message === "string" ? htmlToText(message) : undefined;
}

function stateOf({ isDeleted, isSpam, isApproved }: JsonRecord): string {
  if (isDeleted === true) return "deleted";
  if (isSpam === true) return "spam";
  return isApproved === false ? "pending" : "approved";
}
