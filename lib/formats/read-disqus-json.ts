import type { ParsedPart } from "@/lib/domain/parsed-part";
import { htmlToText } from "./html/plain-body";
import { exportElements } from "./json/export-elements";
import { integer, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
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
  yield* readRecords(exportElements(source, ["$.response.*"]), {
    fileName: source.fileName,
    keepPersonal,
    meaningOf,
    wrap: (record) => ({ response: [record] }),
  });
}

function meaningOf(record: JsonRecord): Meaning {
  if (!("message" in record) && !("raw_message" in record) && "link" in record) {
    return {
      article: {
        outlet: words(record.forum),
        sourceId: words(record.id),
        title: words(record.clean_title) ?? words(record.title),
        url: words(record.link),
        declaredCommentCount: integer(record.posts),
      },
    };
  }
  const { thread, likes, dislikes, points } = record;
  return {
    comment: {
      article_id: words(thread) ?? words(member(thread, "id")),
      article_title: words(member(thread, "clean_title")) ?? words(member(thread, "title")),
      article_url: words(member(thread, "link")),
      outlet: words(record.forum) ?? words(member(thread, "forum")),
      comment_id: record.id,
      parent_id: record.parent,
      author: words(member(record, "author", "name")) ?? words(member(record, "author", "username")),
      posted_at: record.createdAt,
      body: bodyOf(record),
      net: points,
      upvotes: likes,
      downvotes: dislikes,
      state: stateOf(record),
      email: words(member(record, "author", "email")) ?? words(record.email),
      ip: record.ipAddress,
    },
  };
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
