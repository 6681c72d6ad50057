import { htmlToText } from "../html/plain-body";

const TAGS =
  "p|br|div|span|a|b|i|u|s|em|strong|del|ins|strike|small|sup|sub|code|pre|blockquote|q|cite|ul|ol|li|hr|img|h[1-6]|table|thead|tbody|tr|td|th|figure|figcaption|iframe|font|center|abbr|mark|kbd|details|summary|section|article|input|button|svg|video|audio|source|script|style|noscript|object|embed";
const ENTITY =
  "&(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|[lr][sd]quo|[a-z]{2,8}\\d{0,2}|#\\d{1,7}|#x[\\da-f]{1,6});";
/** A tag that stands by itself or ends a line, one with its end, or an entity: what is only spoken of (`the <b> tag`) is none. */
const MARKED = new RegExp(
  `<(?:br|hr|p|img|div|blockquote|li)\\b[^<>]*>|<(${TAGS})\\b[^<>]*>[^]*?</\\1\\s*>|</(?:${TAGS})\\s*>|${ENTITY}`,
  "i",
);
const NO_TAG = new RegExp(`<(?!/?(?:${TAGS})\\b|!--)`, "gi");
const SHARE = 10;
const HTML_HEADING = /html|rendered|^comment_?content$/i;

/** Whether a column holds HTML: a tenth of its cells shows it, or its heading says so and one cell shows it. */
export function areHtml(samples: readonly string[], heading: string): boolean {
  const marked = samples.filter((sample) => MARKED.test(sample)).length;
  return marked > 0 && (marked * SHARE >= samples.length || HTML_HEADING.test(heading));
}

/** The text of a cell of such a column. What no tag of HTML begins is a sign of the text: `x<y`. */
export function cellText(cell: string): string {
  return MARKED.test(cell) || /&[#\w]+;|<\/?[a-z!]/i.test(cell)
    ? htmlToText(cell.replace(NO_TAG, "&lt;"))
    : cell;
}
