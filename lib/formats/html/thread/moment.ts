import { parseJstTime } from "../../japan-today/jst-time";

/** A time as an element prints it. `isImpossible` where it names a date that no calendar has. */
export type Moment = { iso: string | null; isImpossible: boolean };

const UNKNOWN: Moment = { iso: null, isImpossible: false };
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})$/i;
const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;
const SHORT_DAY = /^(today|yesterday)\b(.{4,30})$/i;
const WITHOUT_YEAR =
  /^([a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?)([\s,|–—-]+(?:at\s+)?\d{1,2}[:.]\d{2}.{0,16})$/i;
const DAY_MS = 24 * 60 * 60 * 1000;
const JAPAN_MS = 9 * 60 * 60 * 1000;

/** The time that `datetime` says, else the one that a reader sees; what carries no zone is Japan's time. */
export function momentOf(datetime: string | null, visible: string, observedAt: string | null): Moment {
  const exact = datetime === null ? null : exactMoment(datetime.replace(/\s+/g, " "));
  if (exact && (exact.iso !== null || exact.isImpossible)) return exact;
  return visibleMoment(visible, observedAt) ?? UNKNOWN;
}

/** Null for a text that is no time. */
export function visibleMoment(text: string, observedAt: string | null): Moment | null {
  const line = text.replace(/\s+/g, " ").trim();
  const found = parseJstTime(line);
  if (!found || found.iso !== null || found.isImpossible || observedAt === null) return found;
  const dated = withDate(line, observedAt);
  return dated === null ? found : (parseJstTime(dated) ?? found);
}

function exactMoment(text: string): Moment | null {
  if (DATE_ALONE.test(text)) return parseJstTime(`${text} 00:00`);
  if (!ZONED.test(text)) return parseJstTime(text);
  const at = Date.parse(text.replace(" ", "T").replace(" ", ""));
  return Number.isNaN(at) ? { iso: null, isImpossible: true } : { iso: inJapan(at), isImpossible: false };
}

/** The line with the day it means, seen from when the page was saved. */
function withDate(line: string, observedAt: string): string | null {
  const saved = Date.parse(observedAt);
  if (Number.isNaN(saved)) return null;
  const day = SHORT_DAY.exec(line);
  if (day) {
    const at = saved - (day[1]?.toLowerCase() === "yesterday" ? DAY_MS : 0);
    return `${inJapan(at).slice(0, 10)}${day[2]?.replace(/^[\s,-]+/, " ")}`;
  }
  const dated = WITHOUT_YEAR.exec(line);
  if (!dated) return null;
  const year = Number(inJapan(saved).slice(0, 4));
  const ofYear = (one: number) => `${dated[1]}, ${one}${dated[2]}`;
  const iso = parseJstTime(ofYear(year))?.iso ?? null;
  return ofYear(iso !== null && Date.parse(iso) > saved + DAY_MS ? year - 1 : year);
}

function inJapan(at: number): string {
  return `${new Date(at + JAPAN_MS).toISOString().slice(0, 19)}+09:00`;
}
