const NAME_CHARS_MAX = 256;
const TAG_CHARS_MAX = 64 * 1024;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Where the name that begins at `start` ends: `start` itself where no name begins, -1 where the text is too short to tell. */
export function nameEnd(text: string, start: number, isWhole: boolean): number {
  if (start >= text.length) return isWhole ? start : -1;
  if (!isNameStart(text.charCodeAt(start))) return start;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === SLASH || code === GREATER_THAN || code === LESS_THAN) return at;
    if (at - start > NAME_CHARS_MAX) return start;
  }
  return isWhole ? start : -1;
}

function isNameStart(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return isLetter || code === 0x5f || code === 0x3a || code >= 0x80;
}

/** Where the tag whose name ends at `start` ends, behind its `>`; null where it is no tag, -1 where the text is too short to tell. */
export function tagEnd(text: string, start: number, isWhole: boolean): number | null {
  let quote = 0;
  const limit = Math.min(text.length, start + TAG_CHARS_MAX);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS_THAN) return null;
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER_THAN) return at + 1;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return isWhole || limit < text.length ? null : -1;
}
