import { htmlToText } from "../html/plain-body";
import { parseTime } from "../table/parse-time";

const DATABASE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A name or a title, in which exports write characters as entities of HTML; null where it is empty. */
export function shortText(text: string): string | null {
  // Nearly all hold no markup, and an export has millions of them.
  const plain = /[<&]/.test(text) ? htmlToText(text) : text;
  return plain.replace(/\s+/g, " ").trim() || null;
}

/** A time of an export, which is Greenwich's where it names no zone; null for what is no time. */
export function exportTime(text: string): string | null {
  return parseTime(DATABASE_TIME.test(text) ? `${text.replace(" ", "T")}Z` : text, "Z");
}
