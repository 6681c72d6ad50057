const NAME_CHARS_SHOWN = 255;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not carry.
const UNSEEN = /[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name of a packed file as it is shown. It is never more than that: nothing is written under it. Ways out of the
 * archive, characters that are not seen, and names of devices are taken out.
 */
export function entryName(written: string, number: number): string {
  const segments = written
    .replace(UNSEEN, "")
    .replaceAll("\\", "/")
    .replace(/^[a-z]:/i, "")
    .split("/")
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "" && !/^\.+$/.test(segment))
    .map((segment) => (DEVICE.test(segment) ? `_${segment}` : segment));
  const name = segments.join("/") || `file ${number}`;
  return name.length <= NAME_CHARS_SHOWN ? name : `…${name.slice(1 - NAME_CHARS_SHOWN)}`;
}

/** The bytes of a name as text: archives of old Windows programs carry no sign of their encoding. */
export function decodeName(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "shift_jis"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  return new TextDecoder("latin1").decode(bytes);
}

const SYSTEM = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
const BESIDE_PAGE =
  /(?:_files|\.files|-Dateien|のファイル)\/(?:.*\.(?:css|js|mjs|map|json|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|mp[34]|webm|download)|[^/]*saved_resource[^/]*)$/i;

/** Whether a name is one of those that systems and browsers leave beside what was saved. */
export function isJunkName(name: string): boolean {
  return SYSTEM.test(name) || BESIDE_PAGE.test(name);
}
