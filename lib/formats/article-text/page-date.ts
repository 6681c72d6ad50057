/** A date a page prints: `hasZone` is false where the page does not say in which zone. */
export type PageDate = { iso: string; hasZone: boolean };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const PREFIX =
  /^(?:(?:published|posted|updated|last updated|date|on)\b[\s:]*(?:on |at )?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?/i;
/** `June 12, 2031 (Harbour News)` */
const SOURCE = /\s\([^()\d]{2,40}\)$/;
const CLOCK = String.raw`(?:[\s,|•·–—-]+(?:at\s+)?(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2})?)?`;
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+([a-z]{3,9})\\.?,?\\s+(\\d{4})${CLOCK}$`, "i");
const MONTH_FIRST = new RegExp(`^([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${CLOCK}$`, "i");
const NUMERIC =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T\s](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*()(Z|UTC|GMT|JST|[+-]\d{2}:?\d{2})?)?$/i;
const ZONES: Record<string, string> = {
  z: "Z",
  utc: "Z",
  gmt: "Z",
  jst: "+09:00",
  ist: "+05:30",
  est: "-05:00",
  edt: "-04:00",
  cet: "+01:00",
  cest: "+02:00",
  bst: "+01:00",
  msk: "+03:00",
  eet: "+02:00",
  pst: "-08:00",
  pdt: "-07:00",
};

/** Reads a line that is a date and no more; null for any other line. */
export function parsePageDate(line: string): PageDate | null {
  if (line.length > 80) return null;
  const text = line.replace(PREFIX, "").replace(SOURCE, "").trim();
  const numeric = NUMERIC.exec(text);
  if (numeric) return dateFrom(numeric.slice(1));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day, month = "", year, ...clock] = dayFirst;
    return dateFrom([year, monthNumber(month), day, ...clock]);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (!monthFirst) return null;
  const [, month = "", day, year, ...clock] = monthFirst;
  return dateFrom([year, monthNumber(month), day, ...clock]);
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

function dateFrom(parts: readonly (string | undefined)[]): PageDate | null {
  const [year = "", month = "", day = "", hour, minute = "0", half, zone] = parts;
  const hours = hourOf(hour, half);
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isReal || hours > 23 || Number(minute) > 59) return null;
  const two = (value: string | number) => String(value).padStart(2, "0");
  const offset = zone === undefined ? "Z" : (ZONES[zone.toLowerCase()] ?? numericZone(zone));
  return {
    iso: `${year}-${two(Number(month))}-${two(Number(day))}T${two(hours)}:${two(Number(minute))}:00${offset ?? "Z"}`,
    hasZone: zone !== undefined && offset !== null,
  };
}

function hourOf(hour: string | undefined, half: string | undefined): number {
  if (hour === undefined) return 0;
  if (!half) return Number(hour);
  return (Number(hour) % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function numericZone(zone: string): string | null {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  return offset ? `${offset[1]}${offset[2]}:${offset[3]}` : null;
}
