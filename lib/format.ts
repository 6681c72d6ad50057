// A fixed locale, so that the server and every browser print the same text.
const INTEGER = new Intl.NumberFormat("en-GB");
const MINUTE_MS = 60_000;

/** The present moment, and the zone in whose clock times are told. */
export type Now = { at: Date; zone: string };

function formatsOf(timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
  const day = { day: "numeric", month: "short" } as const;
  return {
    dayThisYear: format(day),
    day: format({ ...day, year: "numeric" }),
    weekday: format({ weekday: "short" }),
    year: format({ year: "numeric" }),
    minute: format({ hour: "2-digit", minute: "2-digit" }),
    second: format({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    zone: format({ timeZoneName: "short" }),
  };
}

const formats = new Map<string, ReturnType<typeof formatsOf>>();

function inZone(zone: string) {
  const known = formats.get(zone) ?? formatsOf(zone);
  formats.set(zone, known);
  return known;
}

/** `JST`, `BST`, `GMT-5`: what a zone is called on a day. */
function zoneName(date: Date, zone: string): string {
  if (zone === "Asia/Tokyo") return "JST";
  const parts = inZone(zone).zone.formatToParts(date);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** `41,870` */
export function formatInteger(value: number): string {
  return INTEGER.format(value);
}

/** A vote number with its sign: `+9`, `0`, `−31`; `?` where the source does not say. */
export function formatSigned(value: number | null): string {
  if (value === null) return "?";
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${INTEGER.format(Math.abs(value))}`;
}

/** `412`, or `≈ 3.1 M` where the number is large or estimated: the rail has little room. */
export function formatTotal({ count, exact }: { count: number; exact: boolean }): string {
  if (count >= 1_000_000) return `≈ ${(count / 1_000_000).toFixed(1)} M`;
  return exact ? INTEGER.format(count) : `≈ ${INTEGER.format(count)}`;
}

/** `21 Nov, 09:10 JST`, with the year where it is not this one. */
export function formatTime(iso: string, now: Now): string {
  return `${formatMinute(iso, now)} ${zoneName(new Date(iso), now.zone)}`;
}

/** The same without the zone, where that stands elsewhere. */
export function formatMinute(iso: string, now: Now): string {
  return `${formatDay(iso, now)}, ${inZone(now.zone).minute.format(new Date(iso))}`;
}

/** `Sat 21 Nov 2026, 09:10:04 JST (Asia/Tokyo)` */
export function formatFullTime(iso: string, zone: string): string {
  const { weekday, day, second } = inZone(zone);
  const date = new Date(iso);
  return `${weekday.format(date)} ${day.format(date)}, ${second.format(date)} ${zoneName(date, zone)} (${zone})`;
}

/** `21 Nov`, or `21 Nov 2017` in another year. */
export function formatDay(iso: string, now: Now): string {
  const { year, dayThisYear, day } = inZone(now.zone);
  const date = new Date(iso);
  return (year.format(date) === year.format(now.at) ? dayThisYear : day).format(date);
}

/** How long ago, as short as the column: `now`, `41 m`, `3 h`, `9 d`, then the day. */
export function formatAge(iso: string, now: Now): string {
  const minutes = Math.floor((now.at.getTime() - new Date(iso).getTime()) / MINUTE_MS);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} m`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 60 * 24 * 30) return `${Math.floor(minutes / (60 * 24))} d`;
  return formatDay(iso, now);
}

/** An age for a narrow column: of another year only the year, `2014`. */
export function formatColumnAge(iso: string, now: Now): string {
  const year = inZone(now.zone).year.format(new Date(iso));
  const age = formatAge(iso, now);
  return age.endsWith(year) ? year : age;
}

/** The same in a sentence: `8 s ago`, `41 m ago`, `on 3 May`. */
export function formatAgo(iso: string, now: Now): string {
  const elapsedMs = now.at.getTime() - new Date(iso).getTime();
  if (elapsedMs < 1000) return "just now";
  if (elapsedMs < MINUTE_MS) return `${Math.floor(elapsedMs / 1000)} s ago`;
  const age = formatAge(iso, now);
  return /\d [mhd]$/.test(age) ? `${age} ago` : `on ${age}`;
}

/** `1 comment`, `12 comments` */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${INTEGER.format(count)} ${count === 1 ? one : many}`;
}

/** `812 B`, `3.4 kB`, `12.0 MB`, `3.08 GB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}
