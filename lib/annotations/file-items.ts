import "server-only";
import { AppError } from "@/lib/errors";

/** A file of another tool is read as a whole; one of a desk line by line, whatever its size. */
const WHOLE_BYTES_MAX = 64 * 1024 * 1024;
const HEAD_CHARS_MAX = 1000;
const ONE_A_LINE = /^\{"@context":.*"type":"AnnotationPage","items":\[\s*$/;

/** The annotations of a JSON-LD file: of a page, a collection, a list, or one alone. Refuses what is no JSON. */
export async function* fileItems(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const lines = linesOf(bytes);
  const first = await lines.next();
  if (first.done) throw unreadable();
  if (first.value.length < HEAD_CHARS_MAX && ONE_A_LINE.test(first.value)) {
    for await (const line of lines) {
      const text = line.trim().replace(/,$/, "");
      if (text === "]}") return;
      if (text !== "") yield parse(text);
    }
    throw new AppError("invalid", "The file breaks off before its end. Export it again, or fetch it whole.");
  }
  let whole = first.value;
  for await (const line of lines) {
    whole += `\n${line}`;
    if (whole.length > WHOLE_BYTES_MAX) throw tooLarge();
  }
  yield* itemsOf(parse(whole));
}

function* itemsOf(document: unknown): Generator<unknown> {
  if (Array.isArray(document)) yield* document;
  else if (typeof document !== "object" || document === null) throw unreadable();
  else if (listIn(document)) yield* listIn(document) ?? [];
  else if ("first" in document && typeof document.first === "object") yield* itemsOf(document.first);
  else yield document;
}

/** Of a page or a collection, of a graph in JSON-LD, and of Hypothesis' own export and its service. */
function listIn(document: object): unknown[] | undefined {
  const named = new Map<string, unknown>(Object.entries(document));
  return ["items", "@graph", "annotations", "rows"].map((name) => named.get(name)).find(Array.isArray);
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Joined once a line: a file may be a single one.
  let parts: string[] = [];
  let chars = 0;
  for await (const chunk of bytes) {
    const [rest = "", ...lines] = decoder.decode(chunk, { stream: true }).split("\n").reverse();
    for (const line of lines.reverse()) {
      yield parts.join("") + line;
      parts = [];
      chars = 0;
    }
    parts.push(rest);
    chars += rest.length;
    if (chars > WHOLE_BYTES_MAX) throw tooLarge();
  }
  yield parts.join("") + decoder.decode();
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    "The file has more than 64 MB. Split it into several, then bring in each.",
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): AppError {
  return new AppError(
    "invalid",
    "This is no JSON-LD of Web Annotations. Choose a file that a desk or an annotation tool exported.",
  );
}
