import type { ParsedPart } from "@/lib/domain/parsed-part";
import { AppError } from "@/lib/errors";
import { isMemberPage } from "./japan-today/is-member-page";
import { parseMemberPage } from "./japan-today/parse-member-page";
import type { Opening } from "./opening";
import { readLines } from "./read-lines";
import type { DocumentSource, FormatReader } from "./reader";
import { linesOf } from "./source-line";

/** The page of one Japan Today member, with comments on many articles. */
export const memberPageReader: FormatReader = { recognises, read };

function recognises({ text }: Opening): boolean {
  return !/^\s*</.test(text) && isMemberPage(linesOf(text).lines);
}

async function* read({ fileName, bytes }: DocumentSource): AsyncGenerator<ParsedPart> {
  const { lines, warnings } = await readLines(fileName, bytes);
  const page = parseMemberPage(lines, null);
  if (page.parts.length === 0) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: no heading “Posted in: … See in context” was found, so this is no member's page; import it without naming the format.`,
    );
  }
  for (const warning of [...warnings, ...page.warnings]) yield { kind: "warning", warning };
  for (const part of page.parts) yield { kind: "page", page: part };
}
