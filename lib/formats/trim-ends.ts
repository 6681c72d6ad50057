/**
 * A text without the characters at its ends that match; `first` and `last` match one character. What `/x+$/` would do,
 * which looks at a long row of such characters in the middle of a text once for each of them.
 */
export function trimEnds(text: string, first: RegExp, last: RegExp = first): string {
  let start = 0;
  let end = text.length;
  while (start < end && first.test(text.charAt(start))) start += 1;
  while (end > start && last.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
