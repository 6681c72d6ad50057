/** What programs write where they have no address. */
const PLACEHOLDER =
  /^(?:undefined|null|nil|none|nan|anonymous|anon|guest|unknown|n\/?a|false|0|[-–—.?*]+|\(?(?:not set|hidden|redacted|empty)\)?|0\.0\.0\.0|::)$/i;

/** An e-mail or network address, or null where a placeholder stands for it. */
export function personalCell(text: string | null): string | null {
  return text === null || PLACEHOLDER.test(text) ? null : text;
}
