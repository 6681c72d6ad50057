import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/import-change";
import { WARNING_CODES } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import { FORMATS } from "@/lib/formats/format";

const line = (charsMax: number) => z.string().max(charsMax).nullable();
const count = z.int().min(-1_000_000_000).max(1_000_000_000).nullable();

const parsedCommentSchema = z.object({
  position: z.int().min(1),
  author: line(500),
  postedAt: z.iso.datetime().nullable(),
  body: z.string().max(20_000_000),
  net: count,
  upvotes: count,
  downvotes: count,
});

/** What the desk stores of a page. The limits are far beyond any real page; what passes them is no page. */
export const parsedArticleSchema = z.object({
  title: line(2000),
  outlet: line(500),
  url: line(4000),
  section: line(500),
  byline: line(2000),
  publishedAt: z.iso.datetime().nullable(),
  paragraphs: z.array(z.string().max(20_000_000)).max(100_000),
  declaredCommentCount: count,
  comments: z.array(parsedCommentSchema).max(500_000),
  undividedText: line(60_000_000),
});

const fileName = z.string().trim().min(1).max(400);
const format = z.enum(FORMATS).optional();

/** Names an import. `id` is chosen by whoever asks, so that the same request twice is one import. */
export const importRequestSchema = z.object({ id: z.uuid(), fileName });

export const importIdSchema = z.uuid();

/** What can be downloaded about an import, each as `<name>.csv`. */
const IMPORT_FILES = ["report", "changes", "warnings", "refused"] as const;
export type ImportFileName = (typeof IMPORT_FILES)[number];

const uploadSchema = z.object({
  id: z.uuid().optional(),
  name: fileName,
  format,
  /** When the file was saved. */
  savedAt: z.iso.datetime().optional(),
});

const listSchema = z.object({
  kind: z.enum(CHANGE_KINDS).catch("new"),
  code: z.enum(WARNING_CODES).nullable().catch(null),
  file: z.coerce.number().pipe(z.int32().positive()).nullable().catch(null),
  cursor: z.string().max(100).nullable().catch(null),
});

/** Which page of which list of an import an address asks for. */
export function readListRequest(words: URLSearchParams): z.infer<typeof listSchema> {
  const word = (name: string) => words.get(name);
  return listSchema.parse({
    kind: word("kind"),
    code: word("code"),
    file: word("file"),
    cursor: word("cursor"),
  });
}

/** The id of an import in an address. */
export function readImportId(id: string): string {
  if (importIdSchema.safeParse(id).success) return id;
  throw new AppError("not_found", "There is no import at this address.");
}

const fileSchema = z.object({
  file: z.templateLiteral([z.enum(IMPORT_FILES), ".csv"]),
  kind: z.enum(CHANGE_KINDS).nullable().catch(null),
});

/** Which of an import's files an address asks for. */
export function readFileRequest(name: string, words: URLSearchParams) {
  const { data } = fileSchema.safeParse({ file: name, kind: words.get("kind") });
  const file = IMPORT_FILES.find((known) => data?.file === `${known}.csv`);
  if (!data || !file) throw new AppError("not_found", "There is no file of this name about an import.");
  return { file, kind: data.kind };
}

/** What the address of an upload says, or a refusal that names the word that is wrong. */
export function readUploadRequest(words: URLSearchParams): z.infer<typeof uploadSchema> {
  const { data, error } = uploadSchema.safeParse(Object.fromEntries(words));
  if (data) return data;
  const word = String(error.issues[0]?.path[0]);
  throw new AppError(
    "invalid",
    `The address of this upload lacks a right "${word}". Reload the page and try again.`,
  );
}
