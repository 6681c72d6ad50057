import type { ParseWarning } from "@/lib/domain/parsed-article";
import { AppError } from "@/lib/errors";
import type { Opening } from "../opening";
import type { DocumentSource } from "../reader";
import { decodePage } from "./decode-page";
import { isMhtml, readMhtml } from "./mhtml";
import { type PageMeta, readMeta } from "./page-meta";
import { type HtmlDocument, parseHtml } from "./parse-html";
import { type Block, readBlocks } from "./read-blocks";

/** A saved web page: what a reader sees, and what it says of itself. */
export type WebPage = {
  document: HtmlDocument;
  blocks: Block[];
  meta: PageMeta;
  /** When it was saved, where it says so; ISO 8601. */
  observedAt: string | null;
  /** Whether the file stops before its markup does. */
  isCutOff: boolean;
  warnings: ParseWarning[];
};

const FILE_BYTES_MAX = 64 * 1024 * 1024;
const HTML_CHARS_MAX = 6 * 1024 * 1024;
/** Pictures and fonts that a page carries with it. */
const EMBEDDED = /data:[\w/+.;=-]{0,100};base64,[\w+/=%-]+/g;
const HTML_START =
  /^(?:\uFEFF)?\s*(?:<\?xml\b[^>]{0,300}>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|main|table|h1)\b/i;

/** Whether a document is a web page, alone or in a web archive. */
export function isWebPage({ text, bytes }: Opening): boolean {
  if (HTML_START.test(text) || isMhtml(text)) return true;
  // UTF-16 without its mark.
  return bytes.length > 8 && bytes.includes(0) && HTML_START.test(text.replaceAll("\0", ""));
}

/** Reads a whole page into memory. Refuses what is larger than any page. */
export async function readPage({ fileName, bytes }: DocumentSource): Promise<WebPage> {
  const file = await collect(fileName, bytes);
  const opening = new TextDecoder("latin1").decode(file.subarray(0, 16_000));
  const archived = isMhtml(opening) ? readMhtml(fileName, file) : null;
  const { text, warnings } = decodePage(archived?.bytes ?? file, archived?.charset ?? null);
  const html = text.replace(EMBEDDED, "data:,");
  if (html.length > HTML_CHARS_MAX) {
    throw new AppError(
      "too_large",
      `${fileName}, line 1: the markup of this page is larger than 6 MB, without its pictures; save the page as text and import that.`,
    );
  }
  const document = parsed(fileName, html);
  const meta = readMeta(html, document, archived?.url ?? null);
  return {
    document,
    blocks: readBlocks(document),
    meta,
    observedAt: archived?.savedAt ?? meta.savedAt,
    isCutOff:
      /<(?:html|body)\b/i.test(html.slice(0, 100_000)) && !/<\/(?:html|body)\s*>/i.test(html.slice(-100_000)),
    warnings,
  };
}

function parsed(fileName: string, html: string) {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, `${fileName}, line 1: ${error.message}`);
    throw error;
  }
}

async function collect(fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > FILE_BYTES_MAX) {
      throw new AppError(
        "too_large",
        `${fileName}, line 1: the page is larger than 64 MB; save it without its pictures and import it again.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
