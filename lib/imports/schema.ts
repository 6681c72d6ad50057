import { z } from "zod";
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
export const importRequestSchema = z.object({ id: z.uuid(), fileName, format });

const uploadSchema = z.object({ id: z.uuid().optional(), name: fileName, format });

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
