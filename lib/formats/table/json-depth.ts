/** Ten thousand answers, each inside the one it answers. */
const DEPTH_MAX = 20_000;
/** A shorter line cannot hold anybody up. */
const CHARS_MIN = 64 * 1024;

const QUOTE = 34;
const BACKSLASH = 92;

/** Whether a long JSON text nests so deep that reading it takes seconds and hundreds of megabytes. */
export function isTooDeep(json: string): boolean {
  if (json.length < CHARS_MIN) return false;
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isText = !isText;
    else if (isText) at += code === BACKSLASH ? 1 : 0;
    else depth += opens(code);
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

function opens(code: number): number {
  if (code === 91 || code === 123) return 1;
  return code === 93 || code === 125 ? -1 : 0;
}
