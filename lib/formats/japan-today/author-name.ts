import { plainLine } from "./plain-line";

const NAME_CHARS_MAX = 40;
const NAME_WORDS_MAX = 5;

const NOT_A_NAME = [
  /^["“‘'«(>*•\-–—_#/\\]/u,
  /[.!?,;:…"”»)\]*]$/u,
  /[.!?;:…]\s/u,
  /,|https?:|www\.|@|[。、「」『』]|\p{Extended_Pictographic}/iu,
  /\bJST$|\d:\d\d/u,
  /^[^\p{L}]*$/u,
];
const ABBREVIATION = /\b(?:mr|mrs|ms|dr|st|jr|sr|sir)\.\s/giu;

const SENTENCE_WORDS = new Set(
  "a an and are as at be been but by can did do does for from had has have he her his how i i'd i'll i'm i've if in into is isn't it it's its just me my no not of on or our she so than that that's the their them then there they this to too very was we were what when where which who why will with would you your you're all any more most such only".split(
    " ",
  ),
);
const REACTIONS = new Set(
  [
    "agreed agree exactly indeed lol lmao haha hahaha ha wow yes yep yeah no nope ok okay sure true false right wrong",
    "good great nice cool sad amen ditto same thanks thank rip really seriously absolutely definitely totally bravo",
    "congratulations congrats finally wonderful beautiful amazing awesome terrible horrible disgusting shameful",
    "ridiculous pathetic nonsense rubbish garbage hilarious unbelievable interesting brilliant excellent perfect",
    "sigh ugh meh hmm hmmm well oh hello hi bye first welcome sorry please kudos respect",
  ]
    .join(" ")
    .split(" "),
);

/** How much a line reads as a member's name: null for a line that cannot be one, else the higher the likelier. */
export function nameScore(line: string): number | null {
  if (line.length > NAME_CHARS_MAX) return null;
  const text = plainLine(line);
  const bare = text.replace(ABBREVIATION, "");
  if (text === "" || NOT_A_NAME.some((pattern) => pattern.test(bare))) return null;
  const words = text.split(" ");
  if (words.length > NAME_WORDS_MAX) return null;
  const sentenceWords = words.filter((word) => SENTENCE_WORDS.has(word.toLowerCase())).length;
  const isReaction = words.every(
    (word) => REACTIONS.has(word.toLowerCase()) || SENTENCE_WORDS.has(word.toLowerCase()),
  );
  const isHandle = words.length === 1 && (/\d|_|-/.test(text) || /\p{Ll}\p{Lu}/u.test(text));
  const isTitled = words.length > 1 && words.every((word) => /^[\p{Lu}\d]/u.test(word));
  let score = 1;
  if (words.length === 1) score += 1;
  if (isHandle) score += 2;
  if (isTitled) score += 1;
  if (words.length > 1 && !isTitled) score -= 1;
  if (words.length >= 4) score -= 1;
  if (words.length > 1 && /^\p{Ll}/u.test(text)) score -= 1;
  if (sentenceWords > 0) score -= 2;
  if (isReaction) score -= 3;
  return score;
}
