const CHARS_MAX = 2000;
const BEYOND_LATIN = /[\u1100-\uffff]/;
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
const HANGUL = /\p{sc=Hangul}/u;

/** A character of these scripts says about as much as two letters. */
const LETTERS_EACH = 2;

/**
 * The language of a text by its script, for screen readers and fonts: kana is Japanese, hangul Korean, and Han alone is in
 * the language of what stands around it. Undefined where that does not tell, and where most of the text is in letters,
 * which many languages share.
 */
export function textLanguage(text: string, around: string | null = null): "ja" | "ko" | undefined {
  const beginning = text.slice(0, CHARS_MAX);
  if (!BEYOND_LATIN.test(beginning)) return undefined;
  const count = (script: RegExp) => beginning.match(new RegExp(script, "gu"))?.length ?? 0;
  const [kana, hangul] = [count(KANA), count(HANGUL)];
  const own = kana + hangul + count(/\p{sc=Han}/u);
  if (own === 0 || own * LETTERS_EACH < count(/\p{L}/u) - own) return undefined;
  if (kana + hangul > 0) return hangul > kana ? "ko" : "ja";
  if (around === null) return undefined;
  if (KANA.test(around)) return "ja";
  return HANGUL.test(around) ? "ko" : undefined;
}
