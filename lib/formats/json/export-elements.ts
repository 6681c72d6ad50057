import { readOpening } from "../opening";
import type { DocumentSource } from "../reader";
import { isRecord } from "../table/record-shapes";
import { type JsonElement, jsonElements } from "./elements";
import { jsonLines } from "./json-lines";
import { parseJson } from "./parse-json";

/**
 * The records of an export in any of the forms people hold it in: a list, an object with lists at `paths`, a record a
 * line, or records over many lines.
 */
export async function* exportElements(
  source: DocumentSource,
  paths: string[],
  facts: readonly string[] = [],
): AsyncGenerator<JsonElement> {
  const { opening, bytes } = await readOpening(source.bytes);
  const document = { fileName: source.fileName, bytes };
  const start = opening.text.trimStart();
  if (start.startsWith("[")) yield* jsonElements(document, ["$.*"]);
  else if (isRecordALine(start, paths)) yield* jsonLines(document);
  else yield* jsonElements(document, hasList(start, paths) ? paths : ["$"], facts);
}

/** Whether it is an object with lists, and not one record, or one behind the other, over many lines each. */
function hasList(start: string, paths: readonly string[]): boolean {
  return paths.some((path) => new RegExp(`"${path.split(".")[1]}"\\s*:\\s*[[{]`).test(start));
}

function isRecordALine(start: string, paths: readonly string[]): boolean {
  const end = start.indexOf("\n");
  const first = parseJson(end === -1 ? start : start.slice(0, end));
  const lists = paths.map((path) => path.split(".")[1]);
  return isRecord(first) && !Object.keys(first).some((name) => lists.includes(name));
}
