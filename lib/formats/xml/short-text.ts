import { htmlToText } from "../html/plain-body";
import { parseTime } from "../table/parse-time";

const ENTITY = /&(?:[a-z]{2,8}\d{0,2}|#\d{1,7}|#x[\da-f]{1,6});/i;
const AMPERSAND = /&(?:amp|#0*38|#x0*26);/gi;
/** So often an export escapes again what was escaped already. */
const ESCAPED_MAX = 5;
const DATABASE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A name or a title, in which exports write characters as entities of HTML, often twice; null where it is empty. */
export function shortText(text: string): string | null {
  // Nearly all hold no markup, and an export has millions of them.
  const plain = /[<&]/.test(text) ? unescaped(htmlToText(text)) : text;
  return plain.replace(/\s+/g, " ").trim() || null;
}

/** The entities of a text that holds no markup. */
function unescaped(written: string): string {
  let text = written;
  for (let times = 0; times < ESCAPED_MAX && ENTITY.test(text); times += 1) {
    text = htmlToText(text.replaceAll("<", "&lt;"));
  }
  return text;
}

/** An address of an export; null where it is none that leads into the web. */
export function addressOf(written: string | null): string | null {
  let url = written?.trim() ?? "";
  for (let times = 0; times < ESCAPED_MAX; times += 1) url = url.replace(AMPERSAND, "&");
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** A time of an export, which is Greenwich's where it names no zone; null for what is no time. */
export function exportTime(text: string): string | null {
  return parseTime(DATABASE_TIME.test(text) ? `${text.replace(" ", "T")}Z` : text, "Z");
}
