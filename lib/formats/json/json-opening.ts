import type { Opening } from "../opening";
import { isRecord, type JsonRecord } from "../table/record-shapes";
import { JsonParser } from "./json-parser";
import { parseJson } from "./parse-json";

const LINES_MAX = 5;
const RECORDS_MAX = 50;
const OPENS_MORE = /^[[{]$|[[{,:]\s*$/;
const LIST_AT_ONCE = /^\{(?:[^[]|\[[^{[\]]*\]){0,4000}\[\s*\{/;

/**
 * Whether JSON is one document (a list, or an object over many lines or with a list in it), which is never read line by
 * line.
 */
export function isOneDocument({ text, isWhole }: Opening): boolean {
  const start = text.trimStart();
  if (start.startsWith("[")) return true;
  const [first = "", second] = start.split("\n", LINES_MAX).filter((line) => line.trim() !== "");
  if (second === undefined && !isWhole) return LIST_AT_ONCE.test(start);
  return second !== undefined && OPENS_MORE.test(first.trim()) && !isRecord(parseJson(first));
}

/** The first records of a JSON file, as far as its opening holds them whole. */
export function openingRecords(opening: Opening): JsonRecord[] {
  const { text, isWhole } = opening;
  if (isOneDocument(opening)) return documentRecords(text, isWhole);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  // The last line of a longer file is cut.
  const whole = isWhole ? lines : lines.slice(0, -1);
  return whole.slice(0, RECORDS_MAX).map(parseJson).filter(isRecord);
}

function documentRecords(text: string, isWhole: boolean): JsonRecord[] {
  const start = text.trimStart();
  const found: unknown[] = [];
  const parser = new JsonParser(pathsOf(start, isWhole), {
    value: ({ value }) => found.push(value),
    error: () => undefined,
  });
  parser.write(Buffer.from(start));
  return found.filter(isRecord).slice(0, RECORDS_MAX);
}

function pathsOf(start: string, isWhole: boolean): string[] {
  if (start.startsWith("[")) return ["$.*"];
  // Of a large object only its lists are whole.
  return isWhole ? ["$"] : ["$.*.*", "$.*.*.*"];
}
