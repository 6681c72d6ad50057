import type { ParsedArticle } from "@/lib/domain/parsed-article";
import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { detectFormat, type TextFormat } from "./detect-format";
import { isMemberPage } from "./japan-today/is-member-page";
import { markPage } from "./japan-today/marked-page";
import { otherForm } from "./other-form";
import { parseArticleText } from "./parse-article-text";
import { parseMarkedPage } from "./parse-japan-today";
import { readLines } from "./read-lines";
import type { DocumentSource } from "./reader";
import type { SourceLine } from "./source-line";

const OPENING_LINES = 12;

/** Reads the text of a page in `format`, or in the one its content shows. Refuses what is no text of a page. */
export async function readText(
  { fileName, bytes }: DocumentSource,
  format?: TextFormat,
): Promise<{ format: TextFormat; parts: AsyncIterable<ParsedPart> }> {
  const { lines, warnings } = await readLines(fileName, bytes);
  refuseOther(fileName, lines);
  const page = markPage(lines);
  const found = format ?? detectFormat(page);
  const article = found === "japan-today-text" ? parseMarkedPage(page) : parseArticleText(lines);
  const isEmpty =
    article.paragraphs.length === 0 && article.comments.length === 0 && article.undividedText === null;
  if (isEmpty && article.title === null) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: neither an article nor comments were found; import the text of an article page.`,
    );
  }
  return { format: found, parts: only({ ...article, warnings: [...warnings, ...article.warnings] }) };
}

async function* only(page: ParsedArticle): AsyncGenerator<ParsedPart> {
  yield { kind: "page", page };
}

function refuseOther(fileName: string, lines: readonly SourceLine[]): void {
  const first = lines.find(({ text }) => text !== "");
  if (!first) {
    throw new AppError("invalid", `${fileName}, line 1: the file holds no text; save the page again.`);
  }
  const opening = openingOf(lines);
  const form = otherForm(opening, lines.findLast(({ text }) => text !== "") ?? first);
  if (form) throw new AppError("invalid", `${fileName}, line ${first.number}: ${form}`);
  // Only a format that somebody named leads here with such a page.
  if (isMemberPage(lines)) {
    throw new AppError(
      "invalid",
      `${fileName}, line ${first.number}: this is a member's page, with comments on many articles; import it without naming the format.`,
    );
  }
}

function openingOf(lines: readonly SourceLine[]): SourceLine[] {
  const opening: SourceLine[] = [];
  for (const line of lines) {
    if (opening.length === OPENING_LINES) break;
    if (line.text !== "") opening.push(line);
  }
  return opening;
}
