const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const YEAR_FIRST =
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[T\s　]*(?:\([^)]{1,9}\)|（[^）]{1,9}）)?[T\s　]*(?<hour>\d{1,2})[:時](?<minute>\d{1,2})(?:[:分](?<second>\d{1,2})(?<fraction>[.,]\d{1,9})?)?[秒分]?\s*(?<half>[ap]m\b)?)?\s*(?<zone>Z|UTC|GMT|JST|[+-]\d\d(?::?\d\d)?)?$/i;
const DAY_MONTH_YEAR =
  /^(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>\d{4})(?:,?\s+(?<time>\d{1,2}:\d\d(?::\d\d)?)\s*(?<half>[ap]m)?)?$/i;
const NAMED_MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/i;
const NAMED_ZONE = /(?:\b(?:UTC|GMT|Z)|[+-]\d\d:?\d\d|\([A-Z]{3,4}\))\s*$/i;
const DIGITS = /^\d{9,19}(?:\.\d{1,9})?$/;

export type Zone = "Z" | "+09:00";
/** Whether 3/4/2026 is in March or in April; null where the table does not show it. */
export type DayOrder = "day-first" | "month-first" | null;

/**
 * A time as sources write it (ISO 8601, seconds or parts of them since 1970, 2026年11月21日, 21 Nov 2026 10:04) in ISO
 * 8601 with a zone; one without a zone is in `zone`. Null: no time.
 */
export function parseTime(value: string | number, zone: Zone, dayOrder: DayOrder = null): string | null {
  if (typeof value === "number") return ofEpoch(value);
  if (CANONICAL.test(value) && Number(value.slice(8, 10)) <= 28) {
    return Number.isNaN(Date.parse(value)) ? null : value;
  }
  const text = value.trim();
  if (DIGITS.test(text)) return ofEpoch(Number(text));
  if (text.length > 60) return null;
  const parts = YEAR_FIRST.exec(text.normalize("NFKC"))?.groups;
  if (parts) return ofParts(parts, zone);
  return ofDayAndMonth(text, zone, dayOrder) ?? ofNamedMonth(text, zone);
}

/** Which order days and months have, where a date of the table shows it. */
export function dayOrderOf(samples: readonly string[]): DayOrder {
  const dates = samples.map((sample) => DAY_MONTH_YEAR.exec(sample.trim())?.groups);
  const isAbove12 = (part: "first" | "second") => dates.some((date) => Number(date?.[part]) > 12);
  if (isAbove12("first") === isAbove12("second")) return null;
  return isAbove12("first") ? "day-first" : "month-first";
}

/** Whether this is a time, also where day and month could be taken for one another. */
export function isTimeLike(text: string): boolean {
  return parseTime(text, "Z", "day-first") !== null || parseTime(text, "Z", "month-first") !== null;
}

function ofEpoch(value: number): string | null {
  if (!Number.isFinite(value) || value < 1e8) return null;
  if (value < 1e11) return iso(value * 1000);
  if (value < 1e14) return iso(value);
  return iso(value < 1e17 ? value / 1000 : value / 1e6);
}

function ofParts(parts: Record<string, string | undefined>, zone: Zone): string | null {
  const two = (part: string | undefined) => (part ?? "0").padStart(2, "0");
  const fraction = (parts.fraction ?? ".0").slice(1, 4).padEnd(3, "0");
  const date = `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
  const clock = `${two(hourOf(parts))}:${two(parts.minute)}:${two(parts.second)}.${fraction}`;
  // A day that its month has not would be taken for one of the next month.
  const local = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(local) || new Date(local).getUTCDate() !== Number(parts.day)) return null;
  return iso(Date.parse(`${date}T${clock}${offset(parts.zone, zone)}`));
}

function hourOf({ hour = "0", half }: Record<string, string | undefined>): string {
  // Browsers print the hour behind midnight as 24 where they are asked for no am and pm.
  if (half === undefined) return hour === "24" ? "0" : hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0));
}

function offset(written: string | undefined, zone: Zone): string {
  if (written === undefined) return zone;
  const name = written.toUpperCase();
  if (name === "Z" || name === "UTC" || name === "GMT") return "Z";
  if (name === "JST") return "+09:00";
  return `${name.slice(0, 3)}:${name.slice(3).replace(":", "") || "00"}`;
}

function ofDayAndMonth(text: string, zone: Zone, dayOrder: DayOrder): string | null {
  const parts = DAY_MONTH_YEAR.exec(text)?.groups;
  if (!parts) return null;
  const order = dayOrderOf([text]) ?? dayOrder;
  if (order === null) return null;
  const [day, month] = order === "day-first" ? [parts.first, parts.second] : [parts.second, parts.first];
  const [hour, minute, second] = (parts.time ?? "0:00").split(":");
  return ofParts({ year: parts.year, month, day, hour, minute, second, half: parts.half }, zone);
}

function ofNamedMonth(written: string, zone: Zone): string | null {
  // Where there is no date, WordPress prints the one of 30 November of the year before the first.
  if (!NAMED_MONTH.test(written) || !/\d{4}/.test(written) || /\s-0*1\b/.test(written)) return null;
  const text = written.replace(/\b24(?=:\d\d)/, "00");
  const zoned = NAMED_ZONE.test(text) ? text : `${text} ${zone === "Z" ? "UTC" : "+0900"}`;
  const time = Date.parse(zoned);
  const days = text.match(/\b\d{1,2}\b/)?.[0];
  const isReal = !Number.isNaN(time) && days !== undefined && isDayOfMonth(text, Number(days));
  return isReal ? iso(time) : null;
}

/** JavaScript takes 30 February for 2 March. */
function isDayOfMonth(text: string, day: number): boolean {
  const plain = Date.parse(`${text.replace(NAMED_ZONE, "").trim()} UTC`);
  return Number.isNaN(plain) || new Date(plain).getUTCDate() === day;
}

function iso(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
