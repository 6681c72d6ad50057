import type { ParsedPart } from "@/lib/domain/parsed-part";
import { htmlToText } from "./html/plain-body";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader, ReadOptions } from "./reader";
import { isRecord, type JsonRecord } from "./table/record-shapes";

/**
 * Isso, which has no export of its own, in the forms people make of it: the list of threads that its import takes, a
 * dump of its two tables, and what its server answers for one page.
 */
export const issoReader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  if (/^\s*\{/.test(text)) {
    return /"(?:hidden_replies|total_replies)"\s*:/.test(text) || /"tid"\s*:/.test(text);
  }
  return (
    /^\s*\[/.test(text) && /"comments"\s*:\s*\[/.test(text) && /"(?:remote_addr|created)"\s*:/.test(text)
  );
}

async function* read(source: DocumentSource, { keepPersonal }: ReadOptions): AsyncGenerator<ParsedPart> {
  const elements = exportElements(source, ["$.replies.*", "$.threads.*", "$.comments.*"]);
  yield* readRecords(commentsOf(elements), {
    fileName: source.fileName,
    keepPersonal,
    meaningOf,
    wrap: (record) => ({ threads: [], comments: [record] }),
  });
}

/** Each comment with what is known of its thread. */
async function* commentsOf(elements: AsyncIterable<JsonElement>): AsyncGenerator<JsonElement> {
  const threads = new Map<unknown, unknown>();
  let hidden = 0;
  let line = 1;
  for await (const element of elements) {
    const { value } = element;
    if (element.member === "threads") threads.set(member(value, "id"), value);
    else if (Array.isArray(member(value, "comments"))) {
      for (const comment of list(member(value, "comments"))) yield inThread(element, comment, value);
    } else if (isRecord(value)) {
      const thread = threads.get(value.tid);
      for (const { comment } of flatten([value], (one) => list(member(one, "replies")))) {
        hidden += integer(member(comment, "hidden_replies")) ?? 0;
        yield inThread(element, comment, thread);
      }
    }
    line = element.line;
  }
  if (hidden > 0) yield { value: { hidden }, member: null, line };
}

function inThread(element: JsonElement, comment: unknown, thread: unknown): JsonElement {
  return { ...element, value: isRecord(comment) ? { ...comment, thread } : comment };
}

function meaningOf(record: JsonRecord): Meaning {
  const { thread, text, hidden } = record;
  if (text === undefined && typeof hidden === "number") {
    const message = `${hidden} answers were not in what the server sent; ask it for the whole thread to get them.`;
    return { warning: { code: "not_loaded", message, line: null, position: null } };
  }
  const uri = words(member(thread, "uri")) ?? words(member(thread, "id"));
  return {
    comment: {
      article_id: uri,
      article_url: uri !== null && /^https?:/.test(uri) ? uri : null,
      article_title: member(thread, "title"),
      comment_id: record.id,
      parent_id: record.parent,
      author: record.author,
      posted_at: record.created,
      body: typeof text === "string" ? htmlToText(text) : undefined,
      upvotes: integer(record.likes),
      downvotes: integer(record.dislikes),
      state: { 2: "pending", 4: "deleted" }[String(record.mode)] ?? "approved",
      email: record.email,
      ip: record.remote_addr,
    },
  };
}
