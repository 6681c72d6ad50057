import { randomUUID } from "node:crypto";
import { type Command, Option } from "commander";
import { systemActor } from "@/lib/auth/system-actor";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { parseColumnMap } from "@/lib/formats/column-map";
import { FORMATS, type Format } from "@/lib/formats/format";
import { importTable, readColumns } from "@/lib/imports/describe-table";
import type { ImportStep } from "@/lib/imports/read-steps";
import { printDocuments } from "./dry-run-json";
import { columnLine, listChange, outcome, reportLines } from "./import-words";
import { joinSources, type NamedSource, openSource } from "./input-documents";
import { print } from "./print";
import { progressLine, statusLine } from "./progress-line";
import { complain, sentence } from "./sentence";
import { stepAside } from "./step-aside";
import { withDatabase } from "./with-database";

type Words = {
  format?: Format;
  map?: string;
  headings?: "yes" | "no";
  keepPersonal?: true;
  dryRun?: true;
  json?: true;
};

/** `komainu import` */
export function addImportCommand(program: Command): void {
  program
    .command("import")
    .description("read pages, exports and archives of them, and store their articles and comments")
    .argument("<source...>", "files, folders (with all that is in them), archives, or - for standard input")
    .addOption(
      new Option("--format <format>", "the form of the files, when it is not to be guessed").choices(FORMATS),
    )
    .option("--map <columns>", "what the columns of a table mean: body=Comment,author=3,…")
    .addOption(
      new Option("--headings <answer>", "whether the first row of a table names its columns").choices([
        "yes",
        "no",
      ]),
    )
    .option("--keep-personal", "also keep e-mail and IP addresses that stand in the source")
    .option(
      "--dry-run",
      "say what would change on the desk, and write nothing; with --json, need no database",
    )
    .option("--json", "print one JSON object a document, one a line, and nothing else")
    .action(runImport);
}

async function runImport(sources: string[], words: Words): Promise<void> {
  const columns = words.map === undefined ? undefined : parseColumnMap(words.map);
  const options = {
    ...(words.format && { format: words.format }),
    ...(columns && { columns }),
    ...(words.headings && { hasHeadings: words.headings === "yes" }),
    ...(words.keepPersonal && { keepPersonal: true }),
  };
  if (words.dryRun && words.json)
    return withSource(sources, (source) => printDocuments(source, options, complain));
  const isOutside = Boolean(process.env.DATABASE_URL);
  await withDatabase(async () => {
    if (words.dryRun) {
      await withSource(sources, (source) => previewOne(source, options));
      await print("Dry run: nothing was written.");
      return;
    }
    sayOnInterrupt(isOutside);
    stepAside();
    await withSource(sources, async (source) => {
      if (words.json) await printDocuments(source, options, complain);
      await readThreads([await importOne(source, options, words.json === true)]);
    });
  });
}

/**
 * What was imported is stored and told by now; a desk that runs would do this as well. What others left due is for its
 * worker.
 */
async function readThreads(importIds: readonly string[]): Promise<void> {
  const { settleContext } = await import("@/lib/context/settle");
  const line = statusLine();
  await settleContext({
    importIds,
    onArticle: (done) => line.show(`Reading threads: ${formatCount(done, "article")} done`),
  });
  line.clear();
}

/** All that is named, together; what is not there is said and passed over. */
async function withSource(
  names: readonly string[],
  work: (source: NamedSource) => Promise<unknown>,
): Promise<void> {
  const sources: NamedSource[] = [];
  for (const name of names) {
    await openSource(name).then(
      (source) => sources.push(source),
      (error: unknown) => complain(reason(name, error)),
    );
  }
  const [first, ...others] = sources;
  if (!first) return;
  const source = joinSources([first, ...others]);
  try {
    await work(source);
  } catch (error) {
    complain(reason(source.name, error));
  } finally {
    await source.release();
  }
}

/** A refusal names its file and line itself. */
function reason(file: string, error: unknown): string {
  const text = sentence(error);
  return error instanceof AppError || text.startsWith(file) ? text : `${file}: ${text}`;
}

type Options = Parameters<typeof printDocuments>[1];

/** Returns the id of the import. */
async function importOne(source: NamedSource, options: Options, isQuiet: boolean): Promise<string> {
  const { importSource } = await import("@/lib/imports/import-now");
  const { name: fileName, byteCount, documents } = source;
  const line = progressLine();
  const request = { id: randomUUID(), fileName, source: { documents }, byteCount, options };
  const refused: string[] = [];
  const columns: string[] = [];
  try {
    const result = await importSource(
      systemActor(),
      { ...request, contentKey: await source.contentKey() },
      {
        onProgress: line.show,
        onStep: (step) => {
          if (step.kind === "closed" && step.failure !== null) refused.push(step.failure);
          columns.push(...columnLines(step, options));
        },
      },
    );
    line.clear();
    // With nothing else in it the import itself is refused, with the same words.
    for (const message of refused) complain(message);
    const said = isQuiet ? [] : [...columns, ...reportLines(source.name, result), outcome(result)];
    for (const line of said) await print(line);
    return result.importId;
  } catch (error) {
    line.clear();
    if (!isQuiet) for (const said of columns) await print(said);
    // Of one file alone, the refusal says it all.
    if (refused.length > 1) for (const message of refused) complain(message);
    throw error;
  }
}

/** Of a table: what its columns were taken for. */
function columnLines(step: ImportStep, options: Options): string[] {
  if (step.kind !== "opened") return [];
  const table = importTable(step.file.path, step.format, step.opening, options);
  return table
    ? [columnLine({ path: table.path, ...readColumns(table, options.keepPersonal === true) })]
    : [];
}

async function previewOne(source: NamedSource, options: Options): Promise<void> {
  const { previewNow } = await import("@/lib/imports/preview-now");
  const { name: fileName, byteCount, documents } = source;
  let pending: string[] = [];
  const flush = async () => {
    const lines = pending;
    pending = [];
    if (lines.length > 0) await print(lines.join("\n"));
  };
  const preview = await previewNow(
    systemActor(),
    { fileName, byteCount, source: { documents }, options },
    {
      onChange: (change) => {
        if (change.kind !== "refused") pending.push(listChange(change));
      },
      onStep: async (step, { warnings }) => {
        pending.push(...columnLines(step, options));
        for (const { message } of [...warnings, ...step.aside.warnings])
          pending.push(`  warning: ${message}`);
        await flush();
        if (step.kind === "closed" && step.failure !== null) complain(step.failure);
        else for (const { message } of step.aside.refusals) complain(message);
      },
    },
  );
  const { new: added, votes, edited, gone, returned, refused } = preview.counts;
  const about = preview.isAbout ? "about " : "";
  await print(
    `${fileName}: would bring ${about}${added} new, ${votes} with changed votes, ${edited} edited, ${gone} gone, ${returned} returned; ${refused} refused`,
  );
}

/** Nothing is lost when somebody stops an import: what is stored is whole, and the same command goes on after it. */
function sayOnInterrupt(isOutside: boolean): void {
  process.once("SIGINT", () => {
    process.stderr.write(
      "\nkomainu: stopped; what is stored is whole. Run the same command again to go on.\n",
    );
    // The embedded database is let go first, by whoever brought it up.
    if (isOutside) process.exit(130);
  });
}
