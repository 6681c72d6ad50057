import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import { type ArticleHead, parseArticleHead } from "./japan-today/article-head";
import { isCompleteThread } from "./japan-today/completeness";
import { declaredCount, findThread, type ThreadRange } from "./japan-today/find-thread";
import { type MarkedPage, markPage } from "./japan-today/marked-page";
import { outletOf } from "./japan-today/outlet";
import { NO_THREAD, parseThread, type Thread } from "./japan-today/parse-thread";
import { votesUnknown } from "./japan-today/votes-unknown";
import type { SourceLine } from "./source-line";

/** Reads the text of a Japan Today article page with its thread. Takes any lines, and never throws. */
export function parseJapanToday(lines: readonly SourceLine[]): ParsedArticle {
  return parseMarkedPage(markPage(lines));
}

/** The same, of lines that are marked already. */
export function parseMarkedPage({ lines, marks }: MarkedPage): ParsedArticle {
  const range = findThread(lines, marks);
  const headEnd = range?.start ?? lines.length;
  const head = parseArticleHead(lines.slice(0, headEnd));
  const declared = range ? range.declared : declaredCount(marks);
  const thread = range ? parseThread(lines, marks, range) : NO_THREAD;
  return {
    title: head.title,
    outlet: outletOf(marks),
    url: head.url,
    section: head.section,
    byline: head.byline,
    publishedAt: head.publishedAt,
    paragraphs: head.paragraphs,
    declaredCommentCount: declared,
    comments: thread.comments,
    undividedText: thread.undividedText,
    isComplete: isComplete({ head, range, declared, thread }),
    warnings: [...pageWarnings({ head, range, declared, thread }), ...thread.warnings],
  };
}

type Page = {
  head: ArticleHead;
  range: ThreadRange | null;
  declared: number | null;
  thread: Thread;
};

function isComplete({ head, range, declared, thread }: Page): boolean {
  const { comments, undividedText, warnings } = thread;
  if (undividedText !== null) return false;
  return isCompleteThread({
    comments,
    paragraphs: head.paragraphs,
    url: head.url,
    declared,
    isEndMarked: range?.isEndMarked ?? false,
    isCutOff: warnings.some(({ code }) => code === "cut_off"),
    isSplitSure: thread.isSplitSure && (range?.isStartCertain ?? true),
  });
}

function pageWarnings({ head, range, declared, thread }: Page): ParseWarning[] {
  const warnings: ParseWarning[] = [];
  const add = (code: ParseWarning["code"], message: string) =>
    warnings.push({ code, message, line: null, position: null });
  if (head.title === null)
    add("title_missing", "The page prints no title; the article was kept without one.");
  if (head.isExpired) {
    add(
      "article_expired",
      "The page says that its article has expired; the comments were kept without its text.",
    );
  }
  if (range && !range.isStartCertain) {
    add(
      "thread_start_guessed",
      "Nothing on the page says where the article ends and the first comment begins; the last lines above the first votes were taken as the first comment.",
    );
  }
  const found = thread.comments.length;
  if (declared !== null && declared !== found && thread.undividedText === null) {
    add(
      "count_differs",
      `The page claims ${declared} ${declared === 1 ? "comment" : "comments"}, and ${found} ${found === 1 ? "was" : "were"} found.`,
    );
  }
  const voteless = votesUnknown(thread);
  if (voteless !== null) add("no_votes", voteless);
  return warnings;
}
