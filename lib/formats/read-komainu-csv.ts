import type { ParsedPart, SourceArticle } from "@/lib/domain/parsed-part";
import { soundText } from "@/lib/domain/sound-text";
import { AppError } from "@/lib/errors";
import { type Opening, readOpening } from "./opening";
import type { DocumentSource, FormatReader } from "./reader";
import { readTableStart } from "./table/dialect";
import { readOwnRow } from "./table/own-row";
import { type TableRow, tableRows } from "./table/table-rows";

/** With these, a table is the desk's own, of whatever version. */
const OWN_HEADINGS = [
  "article_title",
  "comment_id",
  "position",
  "body",
  "reply_to_id",
  "status",
  "flags",
  "decided_at",
];

/** The desk's own export (lib/comments/export.ts), read back with everything that moderators did. */
export const komainuCsvReader: FormatReader = { recognises, read };

function recognises(opening: Opening): boolean {
  const headings = readTableStart(opening)?.headings ?? [];
  return OWN_HEADINGS.every((heading) => headings.includes(heading));
}

async function* read({ fileName, bytes }: DocumentSource): AsyncGenerator<ParsedPart> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const start = readTableStart(opening);
  const missing = OWN_HEADINGS.find((heading) => !start?.headings.includes(heading));
  if (start === null || missing !== undefined) {
    throw new AppError(
      "invalid",
      `${fileName}, line 1: this is no export of a desk, which has a column ${missing ?? "for each fact"}; import it as a table.`,
    );
  }
  const reader = new OwnReader(start.headings);
  for await (const row of tableRows(replayed, start)) yield reader.read(row);
}

class OwnReader {
  private last: SourceArticle | null = null;
  private position = 0;

  constructor(private readonly headings: readonly string[]) {}

  read(row: TableRow): ParsedPart {
    if (row.kind === "broken") return refused(row.line, row.why, row.raw);
    const cells = new Map(this.headings.map((heading, at) => [heading, row.cells[at] ?? null]));
    const found = readOwnRow(cells, this.position + 1);
    if (typeof found === "string") return refused(row.line, found, row.withHeader());
    this.position += 1;
    return {
      kind: "comment",
      article: this.articleOf(found.article),
      comment: found.comment,
      line: row.line,
    };
  }

  /** The same object while rows of one article stand together and tell no more of it. */
  private articleOf(article: SourceArticle): SourceArticle {
    const last = this.last;
    const isSame =
      last !== null &&
      JSON.stringify({ ...article, paragraphs: [] }) === JSON.stringify({ ...last, paragraphs: [] });
    if (isSame && (article.paragraphs ?? []).length === 0) return last;
    this.last = article;
    return article;
  }
}

function refused(line: number, why: string, raw: string): ParsedPart {
  const message = `Line ${line}: ${why}; mend it and import it again.`;
  return { kind: "refused", refusal: { line, message, raw: soundText(raw).text } };
}
