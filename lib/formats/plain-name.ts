import { words } from "./json/member";
import { shortText } from "./xml/short-text";

/** A name or a title of a system that keeps them escaped as in HTML; null where it is none. */
export function plainName(value: unknown): string | null {
  const text = words(value);
  return text === null ? null : shortText(text);
}
