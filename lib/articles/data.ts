import "server-only";
import { z } from "zod";
import { readContext } from "@/lib/articles/context";
import { type Actor, assertCan } from "@/lib/auth/actor";
import { Prisma } from "@/lib/db/generated/client";
import { selectRows } from "@/lib/db/select-rows";
import { nobody, type ParagraphAnswers } from "@/lib/domain/paragraph-answers";
import type { ThreadFacts } from "@/lib/domain/thread-facts";
import { AppError } from "@/lib/errors";
import { writePageMarker } from "@/lib/page-marker";
import { readArticlePlace } from "./query";

/** An article as the reading pane shows it. */
export type ArticleDetail = {
  id: string;
  outlet: string | null;
  url: string | null;
  title: string | null;
  section: string | null;
  byline: string | null;
  publishedAt: string | null;
  paragraphs: string[];
  undividedText: string | null;
  declaredCommentCount: number | null;
  /** Whether the thread is open, closed or deleted at the source. */
  threadState: string | null;
  commentCount: number;
  isSample: boolean;
  /** What comments answer of each paragraph, by its index. */
  answers: ParagraphAnswers[];
  /** Null: not worked out yet. */
  facts: ThreadFacts | null;
  /** Something changed since `answers` and `facts` were worked out. */
  isContextDue: boolean;
};

/** A row of the articles page. */
export type ArticleRow = {
  id: string;
  outlet: string | null;
  title: string | null;
  section: string | null;
  publishedAt: string | null;
  importedAt: string;
  declaredCommentCount: number | null;
  commentCount: number;
  openCount: number;
  isSample: boolean;
};

const PAGE_ROWS = 50;
const TITLE_CHARS_MAX = 200;

/** One article, for reading beside its comments. */
export async function getArticle(actor: Actor, id: string): Promise<ArticleDetail> {
  assertCan(actor, "article:read");
  if (!z.guid().safeParse(id).success) throw missing(id);
  const [article] = await selectRows<RawArticle>(Prisma.sql`
    SELECT a.id, a.outlet, a.url, a.title, a.section, a.byline, a.published_at AS "publishedAt",
      coalesce(a.paragraphs, '{}') AS paragraphs, a.undivided_text AS "undividedText",
      a.declared_comment_count AS "declaredCommentCount", a.thread_state AS "threadState", a.comment_count AS "commentCount", a.is_sample AS "isSample",
      a.context_due > 0 AS "isContextDue", k.paragraph_answers AS "paragraphAnswers", k.thread_facts AS "threadFacts"
    FROM article a LEFT JOIN article_context k ON k.article_id = a.id WHERE a.id = ${id}::uuid`);
  if (!article) throw missing(id);
  const { paragraphAnswers, threadFacts, ...shown } = article;
  const context = readContext(paragraphAnswers, threadFacts);
  return {
    ...shown,
    answers: article.paragraphs.map((_, index) => context?.answers[index] ?? nobody()),
    facts: context?.facts ?? null,
  };
}

type RawArticle = Omit<ArticleDetail, "answers" | "facts"> & {
  paragraphAnswers: unknown;
  threadFacts: unknown;
};

/** Articles whose title holds `q`, the last imported first, fifty at a time. */
export async function listArticles(
  actor: Actor,
  { q, cursor }: { q: string | null; cursor: string | null },
): Promise<{ rows: ArticleRow[]; nextCursor: string | null }> {
  assertCan(actor, "article:read");
  const words = (q ?? "").replaceAll("\0", " ").trim().slice(0, TITLE_CHARS_MAX);
  const conditions = [
    words === "" ? Prisma.sql`true` : Prisma.sql`a.title ILIKE ${`%${escapeLike(words)}%`}`,
    cursor === null ? Prisma.sql`true` : follows(cursor),
  ];
  const found = await selectRows<ArticleRow>(Prisma.sql`
    SELECT a.id, a.outlet, a.title, a.section, a.published_at AS "publishedAt", a.imported_at AS "importedAt",
      a.declared_comment_count AS "declaredCommentCount", a.comment_count AS "commentCount", a.is_sample AS "isSample",
      (SELECT count(*)::int FROM open_comment o WHERE o.article_id = a.id) AS "openCount"
    FROM article a WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY a.imported_at DESC, a.id DESC LIMIT ${PAGE_ROWS + 1}`);
  const rows = found.slice(0, PAGE_ROWS);
  const last = found.length > PAGE_ROWS ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writePageMarker([last.importedAt, last.id]) : null };
}

function follows(cursor: string): Prisma.Sql {
  const [importedAt, id] = readArticlePlace(cursor);
  return Prisma.sql`(a.imported_at, a.id) < (${importedAt}::timestamptz, ${id}::uuid)`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function missing(id: string): AppError {
  return new AppError(
    "not_found",
    `There is no article ${id.slice(0, 60)}. It may have been part of the sample.`,
  );
}
