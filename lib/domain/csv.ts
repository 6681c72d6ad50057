/**
 * What a spreadsheet may run as a formula or swallow: a sign that starts one (plain, full-width or small), a tab or a
 * line break, also behind characters that nobody sees and behind quotation marks. And our own mark, so that it can be
 * told apart from an apostrophe that a reader typed.
 */
const NEEDS_MARK =
  /^(?:'|[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}"'“”„‘’‚«»「『]*[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n])/u;

const NEEDS_QUOTES = /[",\r\n]/;

/** Puts an apostrophe before text that a spreadsheet could run, and before text that begins with one. */
export function neutralise(text: string): string {
  return NEEDS_MARK.test(text) ? `'${text}` : text;
}

/** The text as it was before `neutralise`, whatever it was. */
export function readCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** One text as it stands in the file. Unknown is nothing at all; known and empty is a pair of quotation marks. */
export function textCell(text: string | null): string {
  if (text === null) return "";
  if (text === "") return '""';
  const cell = neutralise(text);
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
