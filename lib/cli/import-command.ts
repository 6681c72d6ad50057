import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type Command, Option } from "commander";
import { systemActor } from "@/lib/auth/system-actor";
import { importJson } from "@/lib/domain/import-json";
import type { ParsedArticle } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { FORMATS, type Format } from "@/lib/formats/format";
import { openDocument } from "@/lib/formats/open-document";
import { type InputDocument, inputDocuments } from "./input-documents";
import { complain, sentence } from "./sentence";
import { withDatabase } from "./with-database";

type Options = { format?: Format; dryRun?: true; json?: true };
type Tally = { newArticles: number; added: number; changed: number; unchanged: number };
const NOTHING: Tally = { newArticles: 0, added: 0, changed: 0, unchanged: 0 };

type Importer = (document: InputDocument) => Promise<Tally>;

/** `komainu import` */
export function addImportCommand(program: Command): void {
  program
    .command("import")
    .description("read pages and store their articles and comments")
    .argument("<source...>", "files, folders (with all that is in them), or - for standard input")
    .addOption(
      new Option("--format <format>", "the form of the pages, when it is not to be guessed").choices(FORMATS),
    )
    .option("--dry-run", "read and say what would be imported; write nothing, need no database")
    .option("--json", "print one JSON object a document, one a line, and nothing else")
    .action(runImport);
}

async function runImport(sources: string[], options: Options): Promise<void> {
  if (options.dryRun) {
    await importAll(sources, (document) => preview(document, options));
    if (!options.json) await print("Dry run: nothing was written.");
    return;
  }
  await withDatabase(async () => {
    const { importDocument } = await import("@/lib/imports/mutations");
    const total = await importAll(sources, async (document) => {
      const { file: fileName, byteCount } = document;
      const bytes = options.json ? await echo(document, options) : document.bytes;
      const request = { id: randomUUID(), fileName, bytes, byteCount, format: options.format };
      const result = await importDocument(systemActor(), request);
      if (!options.json) await print(summary(fileName, result.articles, result.warnings));
      return sum(result.articles.map((article) => ({ ...article, newArticles: Number(article.isNew) })));
    });
    if (!options.json) await print(outcome(total));
  });
}

/** One after the other; what cannot be read is said and passed over. */
async function importAll(sources: string[], importOne: Importer): Promise<Tally> {
  const tallies: Tally[] = [];
  for await (const document of inputDocuments(sources, complain)) {
    try {
      tallies.push(await importOne(document));
    } catch (error) {
      complain(reason(document.file, error));
    }
  }
  return sum(tallies);
}

/** A refusal names its file and line itself. */
function reason(file: string, error: unknown): string {
  const text = sentence(error);
  return error instanceof AppError || text.startsWith(file) ? text : `${file}: ${text}`;
}

async function preview(document: InputDocument, options: Options): Promise<Tally> {
  const parsed = await parse(document, options);
  const found = parsed.articles.map(({ title, comments }) => ({ title, found: comments.length }));
  const warnings = parsed.articles.flatMap((article) => article.warnings);
  await print(options.json ? importJson(parsed) : summary(document.file, found, warnings));
  return NOTHING;
}

/** Prints the document as JSON and gives its bytes back for the import. */
async function echo(document: InputDocument, options: Options): Promise<AsyncIterable<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of document.bytes) chunks.push(chunk);
  await print(importJson(await parse({ ...document, bytes: replay(chunks) }, options)));
  return replay(chunks);
}

async function* replay(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function parse({ file, bytes }: InputDocument, options: Options) {
  const document = await openDocument({ fileName: file, bytes }, { format: options.format });
  const articles: ParsedArticle[] = [];
  for await (const part of document.parts) if (part.kind === "page") articles.push(part.page);
  return { file, format: document.format, articles };
}

function summary(
  file: string,
  articles: readonly ({ title: string | null; found: number } & Partial<Tally>)[],
  warnings: readonly { message: string }[],
): string {
  const lines = articles.map(({ title, found, added = 0, changed = 0, unchanged = 0 }) => {
    const counts = added + changed + unchanged > 0 ? `: ${words({ added, changed, unchanged })}` : "";
    return `${file}: ${title ?? "(no title)"}, ${formatCount(found, "comment")}${counts}`;
  });
  return [...lines, ...warnings.map(({ message }) => `  warning: ${message}`)].join("\n");
}

function outcome(total: Tally): string {
  if (total.newArticles + total.added + total.changed === 0) return "nothing changed";
  return `${total.newArticles > 0 ? `${formatCount(total.newArticles, "new article")}; comments: ` : ""}${words(total)}`;
}

function words({ added, changed, unchanged }: Omit<Tally, "newArticles">): string {
  return `${added} new, ${changed} changed, ${unchanged} unchanged`;
}

function sum(tallies: readonly Tally[]): Tally {
  const total = { ...NOTHING };
  for (const tally of tallies) {
    total.newArticles += tally.newArticles;
    total.added += tally.added;
    total.changed += tally.changed;
    total.unchanged += tally.unchanged;
  }
  return total;
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
}
