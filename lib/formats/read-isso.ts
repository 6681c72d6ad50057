import type { ParsedPart } from "@/lib/domain/parsed-part";
import { type ThreadPart, threadPart } from "@/lib/domain/thread-part";
import { htmlToText } from "./html/plain-body";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
import { type Meaning, readRecords } from "./json/read-records";
import type { Opening } from "./opening";
import { plainName } from "./plain-name";
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
  const size = new AnswerSize();
  const elements = exportElements(source, ["$.replies.*", "$.threads.*", "$.comments.*"], FACTS);
  yield* readRecords(commentsOf(elements, size), {
    keepPersonal,
    meaningOf,
    wrap: (record) => ({ threads: [], comments: [record] }),
    partOf: () => size.part(),
  });
}

const FACTS = ["$.id", "$.total_replies", "$.hidden_replies"];

/** What an answer of the server says of its size: each comment, and the thread, counts its answers and the hidden ones. */
class AnswerSize {
  private isOfOne = false;
  private total: number | null = null;
  private hidden: number | null = null;
  private found = 0;
  private missing = 0;
  private isAnswer = false;

  addFact(fact: string, value: unknown): void {
    // What the server sends for one comment alone has that comment's id.
    if (fact === "$.id") this.isOfOne ||= value !== null;
    else if (fact === "$.total_replies") this.total = (this.total ?? 0) + (integer(value) ?? 0);
    else this.hidden = (this.hidden ?? 0) + (integer(value) ?? 0);
  }

  addTop(): void {
    this.isAnswer = true;
    this.found += 1;
  }

  addAnswers(comment: unknown): void {
    const { total_replies: total, hidden_replies: hidden } = isRecord(comment) ? comment : {};
    this.missing += missingOf(total, hidden, list(member(comment, "replies")).length);
  }

  part(): ThreadPart | null {
    const { total, hidden } = this;
    if (!this.isAnswer) return null;
    return threadPart({
      found: this.found,
      declared: null,
      hidden: this.missing + missingOf(total, hidden, this.found),
      hasMore: this.isOfOne || (hidden === null ? null : false),
    });
  }
}

function missingOf(total: unknown, hidden: unknown, found: number): number {
  return Math.max(integer(hidden) ?? 0, (integer(total) ?? found) - found);
}

/** Each comment with what is known of its thread. */
async function* commentsOf(
  elements: AsyncIterable<JsonElement>,
  size: AnswerSize,
): AsyncGenerator<JsonElement> {
  const threads = new Map<unknown, unknown>();
  for await (const element of elements) {
    const { value } = element;
    if (element.fact !== null) size.addFact(element.fact, value);
    else if (element.member === "threads") threads.set(member(value, "id"), value);
    else if (Array.isArray(member(value, "comments"))) {
      for (const comment of list(member(value, "comments"))) yield inThread(element, comment, value);
    } else if (isRecord(value)) {
      const thread = threads.get(value.tid);
      if (element.member === "replies") size.addTop();
      for (const { comment } of flatten([value], (one) => list(member(one, "replies")))) {
        if (element.member === "replies") size.addAnswers(comment);
        yield inThread(element, comment, thread);
      }
    }
  }
}

function inThread(element: JsonElement, comment: unknown, thread: unknown): JsonElement {
  return { ...element, value: isRecord(comment) ? { ...comment, thread } : comment };
}

function meaningOf(record: JsonRecord): Meaning {
  const { thread, text } = record;
  const uri = words(member(thread, "uri")) ?? words(member(thread, "id"));
  return {
    comment: {
      article_id: uri,
      article_url: uri !== null && /^https?:/.test(uri) ? uri : null,
      article_title: plainName(member(thread, "title")),
      comment_id: record.id,
      parent_id: record.parent,
      author: plainName(record.author),
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
