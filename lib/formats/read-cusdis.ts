import type { ParsedPart } from "@/lib/domain/parsed-part";
import { type ThreadPart, threadPart } from "@/lib/domain/thread-part";
import type { JsonElement } from "./json/elements";
import { exportElements } from "./json/export-elements";
import { flatten } from "./json/flatten";
import { integer, list, member, words } from "./json/member";
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
  const size = new AnswerSize();
  const elements = exportElements(source, ["$.data.data.*", "$.pages.*", "$.comments.*"], FACTS);
  yield* readRecords(commentsOf(elements, size), {
    keepPersonal,
    meaningOf,
    wrap: (record) => [record],
    partOf: () => size.part(),
  });
}

const FACTS = ["$.data.commentCount", "$.data.pageCount"];

/** What an answer of the server says of its size: the thread, and each comment, counts its answers and their pages. */
class AnswerSize {
  private readonly facts = new Map<string, number>();
  private found = 0;
  private missing = 0;
  private hasMorePages = false;

  addFact(fact: string, value: unknown): void {
    this.facts.set(fact, Math.max(integer(value) ?? 0, this.facts.get(fact) ?? 0));
  }

  addTop(): void {
    this.found += 1;
  }

  addAnswers(comment: unknown): void {
    const replies = member(comment, "replies");
    this.missing += missingOf(member(replies, "commentCount"), repliesOf(comment).length);
    this.hasMorePages ||= (integer(member(replies, "pageCount")) ?? 1) > 1;
  }

  part(): ThreadPart | null {
    if (this.found === 0) return null;
    const [count, pages] = FACTS.map((fact) => this.facts.get(fact));
    const hidden = this.missing + missingOf(count, this.found);
    const hasMore = pages === undefined ? null : pages > 1;
    return threadPart({ found: this.found, declared: null, hidden, hasMore: this.hasMorePages || hasMore });
  }
}

function missingOf(count: unknown, found: number): number {
  return Math.max(0, (integer(count) ?? found) - found);
}

/** Each comment, also those inside the one they answer, with its page. */
async function* commentsOf(
  elements: AsyncIterable<JsonElement>,
  size: AnswerSize,
): AsyncGenerator<JsonElement> {
  const pages = new Map<unknown, unknown>();
  for await (const element of elements) {
    if (element.fact !== null) {
      size.addFact(element.fact, element.value);
      continue;
    }
    if (element.member === "pages") {
      pages.set(member(element.value, "id"), element.value);
      continue;
    }
    const isAnswer = element.member === "data";
    if (isAnswer) size.addTop();
    for (const { comment, parent } of flatten([element.value], repliesOf)) {
      const page = member(comment, "page") ?? member(element.value, "page") ?? pages.get(pageId(comment));
      const parentId = member(comment, "parentId") ?? member(parent, "id");
      if (isAnswer) size.addAnswers(comment);
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
