import { collectArticles } from "@/lib/domain/collect-articles";
import { titleOfFile } from "@/lib/domain/identity";
import { importJson } from "@/lib/domain/import-json";
import { AppError } from "@/lib/errors";
import { openDocument } from "@/lib/formats/open-document";
import { readOpening } from "@/lib/formats/opening";
import { importTable, readColumns } from "@/lib/imports/describe-table";
import { documentsIn } from "@/lib/imports/documents-in";
import type { ImportOptions } from "@/lib/imports/import-options";
import type { NamedSource } from "./input-documents";
import { print } from "./print";
import { sentence } from "./sentence";

/** Prints each document of a source as one line of JSON; what cannot be read goes to `refuse`. Needs no database. */
export async function printDocuments(
  source: NamedSource,
  options: Pick<ImportOptions, "format" | "columns" | "hasHeadings" | "keepPersonal">,
  refuse: (reason: string) => void,
): Promise<void> {
  for await (const outer of source.documents()) {
    try {
      for await (const document of documentsIn(outer)) await printOne(document, options, refuse);
    } catch (error) {
      refuse(reason(outer.path, error));
    }
  }
}

async function printOne(
  { path, bytes }: { path: string; bytes: AsyncIterable<Uint8Array> },
  options: Parameters<typeof printDocuments>[1],
  refuse: (reason: string) => void,
): Promise<void> {
  try {
    const { opening, bytes: whole } = await readOpening(bytes);
    const { format, parts } = await openDocument({ fileName: path, bytes: whole }, options);
    const table = importTable(path, format, opening, options);
    const columns = table && readColumns(table, options.keepPersonal === true);
    const collected = await collectArticles(parts, titleOfFile(path));
    await print(importJson({ file: path, format, ...(columns && { columns }), ...collected }));
  } catch (error) {
    refuse(reason(path, error));
  }
}

/** A refusal names its file and line itself. */
function reason(file: string, error: unknown): string {
  const text = sentence(error);
  return error instanceof AppError || text.startsWith(file) ? text : `${file}: ${text}`;
}
