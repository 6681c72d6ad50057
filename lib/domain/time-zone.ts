const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** The zone of pages that print Japan's clock. */
export const USUAL_ZONE = "Asia/Tokyo";

/** Whether a text names a zone of the IANA database: `Europe/Paris`, no offset such as `+09:00`. */
export function isTimeZone(text: string): boolean {
  if (!NAME.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }) !== null;
  } catch {
    return false;
  }
}

/** The zones to choose from. Browsers know others than the server: ask there. */
export function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}
