import { type Preferences, preferenceCookie } from "@/lib/domain/preferences";

/** Keeps a preference in this browser and, where the page's look hangs on it, shows it at once. */
export function savePreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari before 2025
  document.cookie = preferenceCookie(name, value);
  if (name === "theme" || name === "density" || name === "keys")
    document.documentElement.dataset[name] = String(value);
}
