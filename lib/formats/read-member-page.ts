import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { linkedLines } from "./html/member-lines";
import { isWebPage, readPage } from "./html/read-page";
import { isMemberPage } from "./japan-today/is-member-page";
import { type MemberPage, parseMemberPage } from "./japan-today/parse-member-page";
import { type Opening, readOpening } from "./opening";
import { otherForm } from "./other-form";
import { readLines } from "./read-lines";
import type { DocumentSource, FormatReader } from "./reader";
import { linesOf } from "./source-line";

/** The page of one Japan Today member, with comments on many articles: as text, or as a browser saves it. */
export const memberPageReader: FormatReader = { recognises, read };

const MEMBER_ADDRESS =
  /(?:saved from url|canonical|og:url|snapshot-content-location|url:)[^<>]{0,300}japantoday\.com(?:\/|&#x2f;)member(?:\/|&#x2f;)/i;

function recognises(opening: Opening): boolean {
  const { text } = opening;
  if (isWebPage(opening)) {
    return MEMBER_ADDRESS.test(text) || (/posted in\b/i.test(text) && /see in context/i.test(text));
  }
  const { lines } = linesOf(text);
  const said = lines.filter((line) => line.text !== "");
  const [last] = said.slice(-1);
  return last !== undefined && isMemberPage(lines) && otherForm(said.slice(0, 12), last) === null;
}

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const { page, observedAt } = await readMember(source);
  if (page.parts.length === 0) {
    throw new AppError(
      "invalid",
      `${source.fileName}, line 1: no heading “Posted in: … See in context” was found, so this is no member's page; import it without naming the format.`,
    );
  }
  for (const warning of page.warnings) yield { kind: "warning", warning };
  for (const part of page.parts) yield { kind: "page", page: { ...part, observedAt } };
}

async function readMember(source: DocumentSource): Promise<{ page: MemberPage; observedAt: string | null }> {
  const { opening, bytes } = await readOpening(source.bytes);
  const replayed = { fileName: source.fileName, bytes };
  if (isWebPage(opening)) {
    const saved = await readPage(replayed);
    const page = parseMemberPage(linkedLines(saved.blocks), saved.meta.url);
    return {
      page: { ...page, warnings: [...saved.warnings, ...page.warnings] },
      observedAt: saved.observedAt,
    };
  }
  const { lines, warnings } = await readLines(source.fileName, bytes);
  const page = parseMemberPage(lines, null);
  return { page: { ...page, warnings: [...warnings, ...page.warnings] }, observedAt: null };
}
