import type { ParsedPart } from "@/lib/domain/parsed-part";
import { detectFormat } from "./detect-format";
import { articlePage } from "./html/article-page";
import { japanTodayPage } from "./html/japan-today-page";
import { isWebPage, readPage } from "./html/read-page";
import { refuseEmpty } from "./html/refuse-empty";
import { textLines } from "./html/text-lines";
import { markPage } from "./japan-today/marked-page";
import type { DocumentSource, FormatReader } from "./reader";

/** Articles of any outlet as browsers save them. A thread below one is not read: nothing is known of its form. */
export const articleHtmlReader: FormatReader = { recognises: isWebPage, read };

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const page = await readPage(source);
  // What shows that a page is Japan Today's may stand far below its opening.
  const isElsewhere = page.meta.url !== null && !/(?:^|\.|\/)japantoday\.com(?:[/:]|$)/i.test(page.meta.url);
  const isJapanToday = !isElsewhere && detectFormat(markPage(textLines(page.blocks))) === "japan-today-text";
  const article = isJapanToday ? japanTodayPage(page) : articlePage(page);
  refuseEmpty(source.fileName, article);
  yield { kind: "page", page: article };
}
