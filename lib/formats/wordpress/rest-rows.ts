import type { JsonElement } from "../json/elements";
import { readOpening } from "../opening";
import type { DocumentSource } from "../reader";
import { readTableStart } from "../table/dialect";
import type { JsonRecord } from "../table/record-shapes";
import { tableRows } from "../table/table-rows";

/** Fields of an answer by their name without signs: tools write `content.rendered`, `content_rendered`, `Content Rendered`. */
const FIELDS = new Map(
  "id post parent author_name author_email author_ip date date_gmt link status type"
    .split(" ")
    .map((name) => [plain(name), name]),
);
const CONTENTS = new Map([
  ["contentrendered", "rendered"],
  ["contentraw", "raw"],
]);
const TELLING = ["post", "authorname", "dategmt", "link", "status", "parent"];

/** Whether a table was made of WordPress' answers. */
export function isRestTable(headings: readonly string[]): boolean {
  const names = new Set(headings.map(plain));
  const hasContent = [...CONTENTS.keys()].some((name) => names.has(name));
  return hasContent && TELLING.filter((name) => names.has(name)).length >= 2;
}

/** The rows of such a table as the records that they were made of; of anything else, the file as it is. */
export async function restRows({
  fileName,
  bytes,
}: DocumentSource): Promise<{ elements: AsyncIterable<JsonElement> } | { source: DocumentSource }> {
  const { opening, bytes: replayed } = await readOpening(bytes);
  const isJson = /^\s*[[{]/.test(opening.text);
  const start = isJson ? null : readTableStart(opening);
  if (start === null || !isRestTable(start.headings)) return { source: { fileName, bytes: replayed } };
  return { elements: elementsOf(tableRows(replayed, start), start.headings) };
}

async function* elementsOf(
  rows: ReturnType<typeof tableRows>,
  headings: readonly string[],
): AsyncGenerator<JsonElement> {
  const names = headings.map(plain);
  for await (const row of rows) {
    const value = row.kind === "broken" ? row.raw : recordOf(names, row.cells);
    yield { value, member: null, fact: null, line: row.line };
  }
}

function recordOf(names: readonly string[], cells: readonly (string | null)[]): JsonRecord {
  const content: JsonRecord = {};
  const record: JsonRecord = { content };
  names.forEach((name, at) => {
    const field = FIELDS.get(name);
    const part = CONTENTS.get(name);
    if (field !== undefined) record[field] = cells[at] ?? null;
    if (part !== undefined) content[part] = cells[at] ?? "";
  });
  return record;
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z]/g, "");
}
