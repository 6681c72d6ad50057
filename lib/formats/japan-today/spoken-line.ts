const SENTENCE_END = /[.!?…]["”’')\]]*$/;
const SPEAKER = /\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself)\b/;
const TITLE_CHARS_MAX = 120;
const SENTENCE_WORDS_MIN = 3;
const LONG_WORD_CHARS = 4;
const CAPITAL_SHARE_MIN = 0.7;

/** Whether a line reads as something that somebody says, and not as a heading, a link or a name. */
export function isSpoken(text: string): boolean {
  if (text.length > TITLE_CHARS_MAX || /^\p{Ll}/u.test(text) || /[,;]\s/.test(text)) return true;
  if (SPEAKER.test(text)) return true;
  return SENTENCE_END.test(text) && text.split(" ", SENTENCE_WORDS_MIN).length === SENTENCE_WORDS_MIN;
}

/** Whether nearly every longer word begins with a capital, as in a heading. */
export function isTitleCase(text: string): boolean {
  const long = text.split(/\s+/).filter((word) => word.length >= LONG_WORD_CHARS);
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return capitals > 0 && capitals >= long.length * CAPITAL_SHARE_MIN;
}
