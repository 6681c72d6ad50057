const VOWEL = "[aeiouy]";
/** A vowel run followed by a consonant run, once and twice: Porter's measure m > 0 and m > 1. */
const ONCE = /^[^aeiou]*[aeiouy]+[^aeiou]/;
const TWICE = /^[^aeiou]*[aeiouy]+[^aeiou]+[aeiouy]+[^aeiou]/;
const HAS_VOWEL = new RegExp(VOWEL);
const DOUBLE = /([^aeioulsz])\1$/;

const LONG_ENDINGS: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["ization", "ize"],
  ["isation", "ize"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ality", "al"],
  ["iviti", "ive"],
  ["ivity", "ive"],
  ["bility", "ble"],
  ["ously", "ous"],
  ["ently", "ent"],
  ["ably", "able"],
  ["ibly", "ible"],
  ["ally", "al"],
  ["ical", "ic"],
  ["ize", "ize"],
  ["ise", "ize"],
];
const LAST_ENDINGS =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|ity|iti|ous|ive|ize|ful|ness|ly|al|er|or|ic)$/;

/**
 * The stem of an English word in small letters, so that `invite`, `invited` and `invitation` meet: the suffix
 * stripping of Porter ("An algorithm for suffix stripping", Program 14(3), 1980), its steps 1 to 5 with the endings
 * that newspapers use, and British -ise. A stem is a key and no word. Words of other languages lose an ending at most.
 */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = dropPast(dropPlural(word));
  if (/[^aeiou]y$/.test(stem) && stem.length > 2) stem = `${stem.slice(0, -1)}i`;
  const long = LONG_ENDINGS.find(([ending]) => stem.endsWith(ending));
  if (long && ONCE.test(stem.slice(0, -long[0].length))) stem = stem.slice(0, -long[0].length) + long[1];
  const last = LAST_ENDINGS.exec(stem)?.[0];
  if (last && TWICE.test(stem.slice(0, -last.length))) stem = stem.slice(0, -last.length);
  else if (/[st]ion$/.test(stem) && ONCE.test(stem.slice(0, -3))) stem = stem.slice(0, -3);
  if (stem.endsWith("e") && stem.length > 4) stem = stem.slice(0, -1);
  return stem.endsWith("ll") && stem.length > 4 ? stem.slice(0, -1) : stem;
}

function dropPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function dropPast(word: string): string {
  if (word.endsWith("eed")) return word;
  const ending = /(?:ed|ing)$/.exec(word)?.[0];
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  if (stem.length < 3 || !HAS_VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  return DOUBLE.test(stem) ? stem.slice(0, -1) : stem;
}
