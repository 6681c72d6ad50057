import type { ParseWarning } from "@/lib/domain/parsed-article";

/** A time line of the page. `iso` is null where the line names no full date (`Today 06:40 pm JST`). */
export type JstTime = { iso: string | null; isImpossible: boolean };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?`;
const RELATIVE = new RegExp(`^(?:today|yesterday)[\\s,-]+${CLOCK}\\s*JST$`, "i");
const MONTH_DAY = new RegExp(
  `^([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?[\\s,|–—-]+(?:at\\s+)?${CLOCK}\\s*JST$`,
  "i",
);
const NUMERIC = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})[\\sT]+${CLOCK}\\s*(?:JST)?$`, "i");

/** Reads a line that is a time of the page and no more; null for any other line. Japan has no summer time: always +09:00. */
export function parseJstTime(text: string): JstTime | null {
  if (text.length > 48) return null;
  if (RELATIVE.test(text)) return { iso: null, isImpossible: false };
  const named = MONTH_DAY.exec(text);
  if (named) {
    const [, monthName = "", day = "", year, hour = "", minute = "", half] = named;
    const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
    if (month === 0) return null;
    if (year === undefined) return { iso: null, isImpossible: false };
    return timeFrom([Number(year), month, Number(day)], hourOf(hour, half), Number(minute));
  }
  const numeric = NUMERIC.exec(text);
  if (!numeric) return null;
  const [, year, month, day, hour = "", minute, half] = numeric;
  return timeFrom([Number(year), Number(month), Number(day)], hourOf(hour, half), Number(minute));
}

function hourOf(hour: string, half: string | undefined): number {
  if (half === undefined) return Number(hour);
  if (Number(hour) < 1 || Number(hour) > 12) return Number.NaN;
  return (Number(hour) % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function timeFrom([year, month, day]: [number, number, number], hour: number, minute: number): JstTime {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  if (!isReal) return { iso: null, isImpossible: true };
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    iso: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+09:00`,
    isImpossible: false,
  };
}

/** What to say of a comment whose date no calendar has. */
export function badDate(position: number, line: number | null): ParseWarning {
  const message = `Comment ${position} prints a date that no calendar has; its time was left unknown.`;
  return { code: "bad_date", message, line, position };
}
