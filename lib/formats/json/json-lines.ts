import type { DocumentSource } from "../reader";
import { lineBlocks } from "../table/line-blocks";
import type { JsonElement } from "./elements";
import { parseJson } from "./parse-json";

/** One JSON value a line; a line that is none gives its text as the value. Blank lines count but give nothing. */
export async function* jsonLines({ bytes }: DocumentSource): AsyncGenerator<JsonElement> {
  for await (const { text, firstLine } of lineBlocks(bytes)) {
    let line = firstLine;
    for (const raw of text.split("\n")) {
      if (raw.trim() !== "") yield { value: parsed(raw), member: null, fact: null, line };
      line += 1;
    }
  }
}

function parsed(raw: string): unknown {
  const value = parseJson(raw);
  return value === undefined ? raw : value;
}
