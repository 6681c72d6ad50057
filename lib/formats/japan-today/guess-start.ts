import type { SourceLine } from "../source-line";
import { trimEnds } from "../trim-ends";
import type { Mark } from "./mark-line";

type Paragraph = { start: number; text: string };

const QUOTE_CHARS_MIN = 20;
const QUOTE_PARAGRAPHS = 5;
const ARTICLE_PARAGRAPHS_MIN = 3;
const VOICED_SHARE_MAX = 0.3;
const SPOKEN_QUOTE = /[“"][^“”"]*[”"]/g;
const VOICE = /\b(?:I|I['’](?:m|ve|d|ll)|my|me|lol)\b|!!|\?!|\.\.\.\s*$|…\s*$/;

/**
 * Where the first comment begins when nothing marks it: at the last paragraph above the first votes, or further up
 * where a paragraph quotes one above it or speaks for itself, as the article's do not.
 */
export function guessStart(lines: readonly SourceLine[], marks: readonly Mark[]): number {
  const paragraphs = paragraphsOf(lines, marks);
  const last = paragraphs.at(-1);
  if (!last) return marks.length;
  const above = paragraphs.slice(0, -1);
  const quoting = quotingParagraph(paragraphs);
  if (quoting !== null) return quoting.start;
  const voiced = above.filter(isVoiced).length;
  if (voiced > above.length * VOICED_SHARE_MAX) return last.start;
  let at = above.length;
  while (at > ARTICLE_PARAGRAPHS_MIN && isVoiced(above[at - 1])) at -= 1;
  return paragraphs[at]?.start ?? last.start;
}

/** Lines between blank ones; on a page without blank lines, each line. */
function paragraphsOf(lines: readonly SourceLine[], marks: readonly Mark[]): Paragraph[] {
  const end = marks.findLastIndex(({ kind }) => kind !== "blank") + 1;
  const hasBlanks = marks.slice(0, end).some(({ kind }) => kind === "blank");
  const paragraphs: Paragraph[] = [];
  for (let at = 0; at < end; at += 1) {
    if (marks[at]?.kind !== "text") continue;
    const text = lines[at]?.text ?? "";
    const previous = paragraphs.at(-1);
    if (hasBlanks && previous && marks[at - 1]?.kind === "text") previous.text += ` ${text}`;
    else paragraphs.push({ start: at, text });
  }
  return paragraphs;
}

function quotingParagraph(paragraphs: readonly Paragraph[]): Paragraph | null {
  const first = Math.max(paragraphs.length - QUOTE_PARAGRAPHS, ARTICLE_PARAGRAPHS_MIN);
  for (let at = first; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    const said = trimEnds(paragraph?.text ?? "", /["“>\s]/, /["”\s]/);
    if (!paragraph || said.length < QUOTE_CHARS_MIN) continue;
    if (paragraphs.slice(0, at).some(({ text }) => text.includes(said))) return paragraph;
  }
  return null;
}

function isVoiced(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && VOICE.test(paragraph.text.replace(SPOKEN_QUOTE, ""));
}
