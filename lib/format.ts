// Fixed locale and zone, so that the server and every browser print the same text.
const INTEGER = new Intl.NumberFormat("en-GB");
const MINUTE_MS = 60_000;

function inJst(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", ...options });
}
const DAY = inJst({ day: "numeric", month: "short", year: "numeric" });
const DAY_THIS_YEAR = inJst({ day: "numeric", month: "short" });
const TIME = inJst({ hour: "2-digit", minute: "2-digit" });
const YEAR = inJst({ year: "numeric" });

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
export function formatJst(iso: string, now: Date): string {
  const date = new Date(iso);
  return `${formatDay(iso, now)}, ${TIME.format(date)} JST`;
}

/** `21 Nov`, or `21 Nov 2017` in another year. */
export function formatDay(iso: string, now: Date): string {
  const date = new Date(iso);
  return (YEAR.format(date) === YEAR.format(now) ? DAY_THIS_YEAR : DAY).format(date);
}

/** How long ago, as short as the column: `now`, `41 m`, `3 h`, `9 d`, then the day. */
export function formatAge(iso: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / MINUTE_MS);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} m`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)} h`;
  if (minutes < 60 * 24 * 30) return `${Math.floor(minutes / (60 * 24))} d`;
  return formatDay(iso, now);
}

/** An age for a narrow column: of another year only the year, `2014`. */
export function formatColumnAge(iso: string, now: Date): string {
  const year = YEAR.format(new Date(iso));
  const age = formatAge(iso, now);
  return age.endsWith(year) ? year : age;
}

/** The same in a sentence: `8 s ago`, `41 m ago`, `on 3 May`. */
export function formatAgo(iso: string, now: Date): string {
  const elapsedMs = now.getTime() - new Date(iso).getTime();
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
