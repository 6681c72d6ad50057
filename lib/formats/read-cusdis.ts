import type { ParsedPart } from "@/lib/domain/parsed-part";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { list, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { isRecord, type JsonRecord } from "./table/record-shapes";

/** Cusdis, which has no export of its own: what its server answers, or its tables of pages and comments as JSON. */
export const cusdisReader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  return /^\s*[[{]/.test(text) && /"by_(?:nickname|email)"\s*:/.test(text);
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const elements = exportElements(source, ["$.data.data.*", "$.pages.*", "$.comments.*"]);
  yield* readRecords(commentsOf(elements), {
    fileName: source.fileName,
    keepPersonal,
    meaningOf,
    wrap: (record) => [record],
  });
}

/** Each comment, also those inside the one they answer, with its page. */
async function* commentsOf(elements: AsyncIterable<JsonElement>): AsyncGenerator<JsonElement> {
  const pages = new Map<unknown, unknown>();
  for await (const element of elements) {
    if (element.member === "pages") {
      pages.set(member(element.value, "id"), element.value);
      continue;
    }
    for (const { comment, parent } of flatten([element.value], repliesOf)) {
      const page = member(comment, "page") ?? member(element.value, "page") ?? pages.get(pageId(comment));
      const parentId = member(comment, "parentId") ?? member(parent, "id");
      yield { ...element, value: isRecord(comment) ? { ...comment, page, parentId } : comment };
    }
  }
}

function repliesOf(comment: unknown): unknown[] {
  return list(member(comment, "replies", "data") ?? member(comment, "replies"));
}

function pageId(comment: unknown): unknown {
  return member(comment, "pageId") ?? member(comment, "page_id");
}

function meaningOf(record: JsonRecord): Meaning {
  const { page, content, approved } = record;
  const isDeleted = (record.deletedAt ?? record.deleted_at ?? null) !== null;
  return {
    comment: {
      article_id: words(member(page, "slug")) ?? words(pageId(record)) ?? words(member(page, "id")),
      article_title: member(page, "title"),
      article_url: member(page, "url"),
      comment_id: record.id,
      parent_id: record.parentId,
      author: words(record.by_nickname) ?? words(member(record, "moderator", "displayName")),
      posted_at: record.createdAt ?? record.created_at,
      body: content,
      state: isDeleted ? "deleted" : approvedState(approved),
      email: record.by_email,
    },
  };
}

/** SQLite has no truth of its own and writes 1 and 0. */
function approvedState(approved: unknown): string {
  return approved === false || approved === 0 ? "pending" : "approved";
}
