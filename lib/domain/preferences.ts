export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** How one browser likes the desk. Kept in cookies, so that the server draws it right at once. */
export type Preferences = {
  theme: Theme;
  density: Density;
  /** Columns of the queue that are hidden, by id. */
  hiddenColumns: string[];
};

const COOKIE = {
  theme: "komainu-theme",
  density: "komainu-density",
  hiddenColumns: "komainu-hidden-columns",
} satisfies Record<keyof Preferences, string>;

const COLUMN_ID = /^[A-Za-z]{1,32}$/;

/** What the cookies say; anything else in them counts as not said. */
export function parsePreferences(readCookie: (name: string) => string | undefined): Preferences {
  const hidden = readCookie(COOKIE.hiddenColumns)?.split(".") ?? [];
  return {
    theme: THEMES.find((theme) => theme === readCookie(COOKIE.theme)) ?? "system",
    density: DENSITIES.find((density) => density === readCookie(COOKIE.density)) ?? "comfortable",
    hiddenColumns: hidden.filter((id) => COLUMN_ID.test(id)).slice(0, 32),
  };
}

/** The cookie that keeps one preference for a year. */
export function preferenceCookie<Name extends keyof Preferences>(
  name: Name,
  value: Preferences[Name],
): string {
  const text = Array.isArray(value) ? value.join(".") : value;
  return `${COOKIE[name]}=${text}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
