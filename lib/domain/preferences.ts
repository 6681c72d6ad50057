import { isTimeZone } from "./time-zone";

const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

const NOTIFICATIONS = ["off", "on"] as const;
export type Notifications = (typeof NOTIFICATIONS)[number];

const SINGLE_KEYS = ["on", "off"] as const;
/** "off": letters alone do nothing; with Alt they do what they would do alone. */
export type SingleKeys = (typeof SINGLE_KEYS)[number];

/** How one browser likes the desk. Kept in cookies, so that the server draws it right at once. */
export type Preferences = {
  theme: Theme;
  density: Density;
  /** Columns of the queue that are hidden, by id; null: those that a new desk hides. */
  hiddenColumns: string[] | null;
  /** Pixels of the reading pane; null: as wide as the window suggests. */
  readingWidth: number | null;
  keys: SingleKeys;
  /** Told by the browser when somebody mentions or overturns whoever uses it. */
  notifications: Notifications;
  /** In whose clock times are shown; null: in the desk's. */
  timeZone: string | null;
};

const COOKIE = {
  theme: "komainu-theme",
  density: "komainu-density",
  hiddenColumns: "komainu-hidden-columns",
  readingWidth: "komainu-reading-width",
  keys: "komainu-keys",
  notifications: "komainu-notifications",
  timeZone: "komainu-time-zone",
} satisfies Record<keyof Preferences, string>;

/** How narrow and how wide the reading pane can be drawn. */
export const READING_WIDTH = { min: 340, usual: 472, max: 900 };

const COLUMN_ID = /^[A-Za-z]{1,32}$/;

/** What the cookies say; anything else in them counts as not said. */
export function parsePreferences(readCookie: (name: string) => string | undefined): Preferences {
  const hidden = readCookie(COOKIE.hiddenColumns)?.split(".");
  const zone = readCookie(COOKIE.timeZone) ?? "";
  const width = Number.parseInt(readCookie(COOKIE.readingWidth) ?? "", 10);
  return {
    theme: THEMES.find((theme) => theme === readCookie(COOKIE.theme)) ?? "system",
    density: DENSITIES.find((density) => density === readCookie(COOKIE.density)) ?? "comfortable",
    hiddenColumns: hidden?.filter((id) => COLUMN_ID.test(id)).slice(0, 32) ?? null,
    readingWidth: width >= READING_WIDTH.min && width <= READING_WIDTH.max ? width : null,
    keys: SINGLE_KEYS.find((keys) => keys === readCookie(COOKIE.keys)) ?? "on",
    notifications: NOTIFICATIONS.find((one) => one === readCookie(COOKIE.notifications)) ?? "off",
    timeZone: isTimeZone(zone) ? zone : null,
  };
}

/** The cookie that keeps one preference for a year. */
export function preferenceCookie<Name extends keyof Preferences>(
  name: Name,
  value: Preferences[Name],
): string {
  if (value === null) return `${COOKIE[name]}=; Path=/; Max-Age=0; SameSite=Lax`;
  const text = Array.isArray(value) ? value.join(".") : value;
  return `${COOKIE[name]}=${text}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
