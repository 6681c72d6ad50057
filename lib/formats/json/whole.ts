import { AppError } from "@/lib/errors";
import type { DocumentSource } from "../reader";
import { utf8 } from "../table/line-blocks";
import { parseJson } from "./parse-json";

const MEGABYTE = 1024 * 1024;
const BYTES_MAX = 64 * MEGABYTE;

/** A JSON document that is one thread, held whole. Refuses what is larger than any thread, or no JSON. */
export async function wholeJson({ fileName, bytes }: DocumentSource): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of utf8(bytes)) {
    length += chunk.length;
    if (length > BYTES_MAX) {
      throw new AppError(
        "too_large",
        `${fileName}: larger than ${BYTES_MAX / MEGABYTE} MB, which no thread is; import its comments as NDJSON.`,
      );
    }
    chunks.push(chunk);
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  const value = parseJson(text);
  if (value !== undefined) return value;
  throw new AppError(
    "invalid",
    `${fileName}, line ${text.split("\n").length}: this is no whole JSON; it may be cut off. Save the thread again.`,
  );
}
