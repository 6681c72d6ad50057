import type { ParsedPart } from "@/lib/domain/parsed-part";
import { japanTodayPage } from "./html/japan-today-page";
import { isWebPage, readPage } from "./html/read-page";
import { refuseEmpty } from "./html/refuse-empty";
import type { Opening } from "./opening";
import type { DocumentSource, FormatReader } from "./reader";

const OWN_ADDRESS =
  /(?:saved from url=\(\d+\)|snapshot-content-location:\s*|page saved with singlefile\s+url:\s*|rel\s*=\s*["']?canonical["']?[^>]{0,200}?href\s*=\s*["']?|href\s*=\s*["']?[^"'>]{0,300}["']?[^>]{0,100}rel\s*=\s*["']?canonical|og:(?:url|site_name)["'][^>]{0,100}content\s*=\s*["']?)(?:https?:(?:\/\/|&#x2f;&#x2f;)(?:web\.archive\.org\/web\/\w{1,30}\/https?:\/\/)?(?:www\.)?japantoday\.com|japan ?today)/i;
const CANONICAL_BEHIND = /<link\b[^>]{0,400}?japantoday\.com[^>]{0,400}?canonical/i;
/** What no other site prints. */
const OWN_WORDS =
  /GPlusMedia|JapanToday account|Login to (?:leave a )?comment|\(\s*\+\d{1,6}\s*\/\s*[-\u2212]\d{1,6}\s*\)/i;

/** Article pages of Japan Today as browsers save them. */
export const japanTodayHtmlReader: FormatReader = {
  recognises: (opening) => isWebPage(opening) && isJapanToday(opening),
  read,
};

/** Whether a web page is of Japan Today: by the address it gives itself, else by what it prints. */
function isJapanToday({ text }: Opening): boolean {
  const plain = text
    .replaceAll("\0", "")
    .replace(/=\r?\n/g, "")
    .replace(/=3D/g, "=");
  return OWN_ADDRESS.test(plain) || CANONICAL_BEHIND.test(plain) || OWN_WORDS.test(plain);
}

async function* read(source: DocumentSource): AsyncGenerator<ParsedPart> {
  const page = japanTodayPage(await readPage(source));
  refuseEmpty(source.fileName, page);
  yield { kind: "page", page };
}
