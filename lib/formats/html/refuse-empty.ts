import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";

/** Refuses a page on which nothing was found. */
export function refuseEmpty(fileName: string, page: ParsedArticle): void {
  if (page.paragraphs.length > 0 || page.comments.length > 0 || page.undividedText !== null) return;
  if (page.title !== null) return;
  throw new AppError(
    "invalid",
    `${fileName}, line 1: neither an article nor comments were found on this web page; save the page of an article, after it has loaded.`,
  );
}
