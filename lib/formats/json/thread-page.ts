import type { ParsedArticle, ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import { partWarnings, type ThreadPart } from "@/lib/domain/thread-part";

/** A warning about the page as a whole. */
function pageWarning(code: ParseWarning["code"], message: string): ParseWarning {
  return { code, message, line: null, position: null };
}

type ThreadFacts = Pick<
  ParsedArticle,
  "title" | "outlet" | "url" | "byline" | "publishedAt" | "paragraphs"
> & {
  sourceId: string | null;
  declaredCommentCount: number | null;
};

/** A saved thread, or a part of one, as a page. */
export function threadPage(facts: ThreadFacts, comments: ParsedComment[], part: ThreadPart): ParsedArticle {
  const warnings = partWarnings(part);
  const declared = facts.declaredCommentCount;
  if (declared !== null && declared !== comments.length) {
    warnings.push(
      pageWarning(
        "count_differs",
        `The thread claims ${declared} comments, and ${comments.length} were found.`,
      ),
    );
  }
  const known = new Set(comments.map(({ sourceId }) => sourceId));
  for (const { position, parentSourceId } of comments) {
    if (!parentSourceId || known.has(parentSourceId)) continue;
    const message = `Comment ${position} answers one that is not in the thread.`;
    warnings.push({ code: "unknown_parent", message, line: null, position });
  }
  return { ...facts, section: null, comments, undividedText: null, warnings, isComplete: part.isComplete };
}

/** The paragraphs of a text. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
