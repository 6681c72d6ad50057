import "server-only";
import type { ParsedArticle, ParseWarning } from "@/lib/domain/parsed-article";
import type { ParsedPart, Refusal } from "@/lib/domain/parsed-part";
import { soundArticle } from "@/lib/domain/sound-article";
import { AppError } from "@/lib/errors";
import type { Format } from "@/lib/formats/format";
import { openDocument } from "@/lib/formats/open-document";
import { type Opening, readOpening } from "@/lib/formats/opening";
import { log } from "@/lib/log";
import type { ImportOptions } from "./import-options";
import type { SourceDocument } from "./import-source";
import { recordBytes } from "./record-bytes";
import { parsedArticleSchema } from "./schema";

const BATCH_PARTS = 1000;
const BATCH_CHARS = 4_000_000;
/** A refused document is kept whole up to this size. */
const RAW_BYTES_MAX = 4 * 1024 * 1024;

type BatchPart = Extract<ParsedPart, { kind: "comment" | "article" }>;
type StepFile = { number: number; path: string; savedAt: Date | null };
/** Hears of a part that is stored already. */
export type PassOver = (file: StepFile, part: BatchPart) => void;
type Aside = { format: Format | null; warnings: ParseWarning[]; refusals: Refusal[] };

/** One thing that an import does next. `partsDone` and `comments` count up to its end, and what it holds itself. */
export type ImportStep = { file: StepFile; partsDone: number; comments: number; aside: Aside } & (
  | { kind: "opened"; format: Format; opening: Opening }
  | { kind: "page"; page: ParsedArticle }
  | { kind: "batch"; parts: BatchPart[] }
  /** `opening` is there where the form of the document could not be told. */
  | { kind: "closed"; bytes: number; failure: string | null; opening: Opening | null }
);

type Reading = {
  options: ImportOptions;
  /** Parts that are stored already. */
  skip: number;
  /** Parts read so far. */
  at: number;
  /** Whether the source itself broke, and not what it holds. */
  isBroken(): boolean;
  passOver: PassOver;
};

/** The parts of a document, gathered into steps: pages singly, records by the thousand. Never throws for its content. */
export async function* readSteps(
  reading: Reading,
  document: SourceDocument,
  number: number,
): AsyncGenerator<ImportStep> {
  const file = { number, path: document.path, savedAt: document.savedAt };
  const recorded = recordBytes(document.bytes, RAW_BYTES_MAX);
  let format: Format | null = null;
  let failure: string | null = null;
  let unknown: Opening | null = null;
  const before = reading.at;
  try {
    const { opening, bytes } = await readOpening(recorded.bytes);
    unknown = opening;
    const { columns, areColumnsAll, hasHeadings, keepPersonal } = reading.options;
    const opened = await openDocument(
      { fileName: document.path, bytes },
      {
        format: document.format ?? reading.options.format,
        keepPersonal: keepPersonal ?? false,
        ...(columns && { columns, areColumnsAll: areColumnsAll ?? false }),
        ...(hasHeadings !== undefined && { hasHeadings }),
      },
    );
    format = opened.format;
    unknown = null;
    yield { kind: "opened", file, format, opening, ...nothing(reading, format) };
    yield* gather(reading, file, format, opened.parts);
    if (reading.at === before)
      failure = `${document.path}: holds no article and no comment; import a saved page or an export.`;
  } catch (error) {
    if (reading.isBroken()) throw error;
    failure = failureOf(document.path, error);
  }
  yield { ...(await closed(reading, file, format, failure, recorded)), opening: unknown };
  await recorded.close();
}

/** Ends a document; a refused one counts as one more part, and is kept whole where it is text. */
async function closed(
  reading: Reading,
  file: StepFile,
  format: Format | null,
  failure: string | null,
  recorded: ReturnType<typeof recordBytes>,
): Promise<Omit<Extract<ImportStep, { kind: "closed" }>, "opening">> {
  const aside: Aside = { format, warnings: [], refusals: [] };
  if (failure !== null) {
    reading.at += 1;
    const raw = reading.at > reading.skip ? await recorded.text() : null;
    if (raw !== null && raw.trim() !== "") aside.refusals.push({ message: failure, line: null, raw });
  }
  return {
    kind: "closed",
    file,
    bytes: recorded.byteCount(),
    failure,
    partsDone: reading.at,
    comments: 0,
    aside,
  };
}

/** What to say of a document that cannot be read. A bug is told as one, and its text goes to the log. */
export function failureOf(path: string, error: unknown): string {
  if (error instanceof AppError) return error.message;
  log.error({ err: error, path }, "a document could not be read");
  return `${path}: Komainu failed while reading this file. It is kept and can be tried again; tell those who run the desk.`;
}

function nothing(reading: Reading, format: Format | null) {
  return { partsDone: reading.at, comments: 0, aside: { format, warnings: [], refusals: [] } };
}

async function* gather(
  reading: Reading,
  file: StepFile,
  format: Format,
  source: AsyncIterable<ParsedPart>,
): AsyncGenerator<ImportStep> {
  let parts: BatchPart[] = [];
  let aside: Aside = { format, warnings: [], refusals: [] };
  let chars = 0;
  const take = (): ImportStep => {
    const comments = parts.filter((part) => part.kind === "comment").length;
    const step: ImportStep = { kind: "batch", file, parts, partsDone: reading.at, comments, aside };
    parts = [];
    aside = { format, warnings: [], refusals: [] };
    chars = 0;
    return step;
  };
  const isPending = () => parts.length + aside.warnings.length + aside.refusals.length > 0;
  try {
    for await (const part of source) {
      if (reading.at < reading.skip) {
        reading.at += 1;
        if (part.kind === "comment") reading.passOver(file, part);
        continue;
      }
      if (part.kind === "page" && isPending()) yield take();
      reading.at += 1;
      if (part.kind === "page") yield pageStep(reading, file, format, part.page);
      else chars += keep(part, parts, aside);
      if (parts.length + aside.warnings.length >= BATCH_PARTS || chars >= BATCH_CHARS) yield take();
    }
  } catch (error) {
    // What was read before it is stored.
    if (isPending()) yield take();
    throw error;
  }
  if (isPending()) yield take();
}

/** Puts a part where it belongs; returns about how many characters it holds. */
function keep(part: Exclude<ParsedPart, { kind: "page" }>, parts: BatchPart[], aside: Aside): number {
  if (part.kind === "warning") {
    // The end of the import tells it for each article, and leads to the comment.
    if (part.warning.code === "unknown_parent") return 0;
    aside.warnings.push(part.warning);
    return part.warning.message.length;
  }
  if (part.kind === "refused") {
    aside.refusals.push(part.refusal);
    return part.refusal.raw.length;
  }
  parts.push(part);
  if (part.kind === "comment") return 200 + part.comment.body.length;
  return 200 + (part.article.paragraphs ?? []).reduce((sum, text) => sum + text.length, 0);
}

function pageStep(reading: Reading, file: StepFile, format: Format, parsed: ParsedArticle): ImportStep {
  const page = soundArticle(parsed);
  const { error } = parsedArticleSchema.safeParse(page);
  const aside: Aside = { format, warnings: [], refusals: [] };
  const at = { file, partsDone: reading.at, comments: page.comments.length };
  if (!error) return { kind: "page", page, ...at, aside };
  const [field, index, part] = error.issues[0]?.path ?? [];
  const place =
    field === "comments" && typeof index === "number"
      ? `comment ${index + 1}, ${String(part)}`
      : String(field);
  const message = `${file.path}: ${place}: ${error.issues[0]?.message}; this is no page of comments.`;
  aside.refusals.push({ message, line: null, raw: JSON.stringify(parsed).slice(0, RAW_BYTES_MAX) });
  return { kind: "batch", parts: [], ...at, comments: 0, aside };
}
