const NOTHING = new Set(
  "nan null none nil na n/a #n/a #n/a! #null! undefined nat - -- – — \\n (null) <null> <na> [null] [] {}".split(
    " ",
  ),
);
const WORD_CHARS_MAX = 20;
const NO_ID = /^-?0*(?:[.,]0+)?$|^-1(?:[.,]0+)?$|^(?:false|no|root)$|^0{8}-(?:0{4}-){3}0{12}$/i;
const FLOAT_ID = /^\d+(?:\.0+|,0{1,2})$/;
/** Excel keeps what looks like a number as it stands where it is written `="129"` or `'129`. */
const GUARDED = /^=\s*(?:"((?:[^"]|"")*)"|""(.*)""|'([^']*)'|(\d+))$/s;

/** Whether a cell says that there is nothing, as databases and programs write it. */
export function isNothing(text: string): boolean {
  return text.length <= WORD_CHARS_MAX && NOTHING.has(text.trim().toLowerCase());
}

/** Whether a cell names no comment: nothing, zero, minus one. */
export function namesNobody(text: string): boolean {
  return isNothing(text) || NO_ID.test(text.trim());
}

/** `1001.0` as `1001`: a program has taken a column of ids for one of fractions. */
export function withoutFraction(id: string): string {
  return FLOAT_ID.test(id) ? id.replace(/[.,]0+$/, "") : id;
}

/** Whether all ids of a column are fractions, which no source has for ids. */
export function areFloats(samples: readonly string[]): boolean {
  const ids = samples.map((sample) => sample.trim()).filter((id) => !isNothing(id));
  return ids.length > 0 && ids.every((id) => FLOAT_ID.test(id));
}

/** What stands inside Excel's guard; null: there is none. */
export function guarded(cell: string): string | null {
  const found = GUARDED.exec(cell.trim());
  if (!found) return null;
  return (found[1]?.replaceAll('""', '"') ?? found[2] ?? found[3] ?? found[4] ?? "").trim();
}

/** An id, a number or a time without Excel's guard, or the apostrophe that does the same. */
export function unguarded(cell: string): string {
  const text = guarded(cell) ?? cell.trim();
  return /^['’](?=[\w+-])/.test(text) && !/['’]$/.test(text)
    ? text.slice(1)
    : text.replace(/^(['"])(.*)\1$/, "$2");
}
