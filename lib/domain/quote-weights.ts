import { isSingle } from "./quote-words";

/** Bits of surprise of a word in any text, by how common it is in the language. */
const FUNCTION_BITS = 6.5;
const COMMON_BITS = 9;
const BITS_MAX = 14;
/** A word that every sentence holds adds its place alone. */
const BITS_OF_NOTHING = 7;
/** How many words of the thread weigh as much as what is known of the language. */
const PRIOR_WORDS = 2000;
/** A quote and its source alone make no word common. */
const QUOTE_AND_SOURCE = 2;

const FUNCTION_WORDS = new Set(
  "a about after all also am an and any are as at be because been before but by can could did do does dont down even for from get go got had has have he her here him his how i if im in into is it its ive just know like make may me more most much my no not now of off on one only or other our out over same say see she should so some such than that thats the their them then there these they this those to too two up us very was way we well were what when where which who why will with would yes you your youre des de du et la le les un une que qui dans est pas pour sur au ce il je ne se der die das den dem und ist nicht ein eine ich sie zu mit auf von".split(
    " ",
  ),
);

const COMMON_WORDS = new Set(
  "absolutely actually again against ago agree ahead always another anybody anyone anything anyway around article ask away back bad believe best better bit both bring call came cant care case change city clear come comment comments common could country couldnt course day days deal didnt different disagree doesnt doing done end enough ever every everybody everyone everything exactly expect face fact far feel few find first free full funny getting give given goes going good government great guess guy guys happen happened happening happens hard hate having hear help hes high hope house idea isnt issue japan japanese job keep kind last law least leave left let lets life line little live living ll long look looking looks lost lot lots love made makes making man many matter maybe mean means men might mind money months morning move must name need needs never new news next nice nobody none nothing number often old once ones opinion order others own part pay people person place please point police possible post power pretty probably problem problems public put question quite rather read real really reason rest right sad said saw saying says seem seems seen sense set shame shes shouldnt show side simple simply since situation something sometimes soon sorry sounds start still stop story stuff sure take taken taking talk talking tell thank thanks theres theyre thing things think thinking thought thousand three through time times today together told tokyo tomorrow tried true truth try trying turn understand until use used using wait walk want wanted wants war wasnt water week went weve whatever whats while whole wish without wonder wont word words work working world worse worth wouldnt wow write wrong year years yesterday yet young".split(
    " ",
  ),
);

/**
 * How much each word tells, from its rarity: 1 for a word that every sentence holds, up to 8 for a rare one. The bits of
 * surprise, −log2 p(w), over those of a function word, where p(w) is the word's share of the thread's words smoothed
 * with its share in the language (Dirichlet prior: Zhai and Lafferty, "A Study of Smoothing Methods for Language Models
 * Applied to Information Retrieval", 2004), so that a long thread's own topic words tell little and a short thread's
 * words are judged by the language; a thread makes no word rarer than its language does. `counts` holds how often each word stands in the thread's distinct lines.
 */
export function wordWeights(words: readonly string[], counts: Int32Array): Float32Array {
  let total = 0;
  for (const count of counts) total += count;
  return Float32Array.from(words, (word, id) => {
    const inLanguage = languageBits(word);
    const count = Math.max(0, (counts[id] ?? 0) - QUOTE_AND_SOURCE);
    const inThread = -Math.log2((count + PRIOR_WORDS * 2 ** -inLanguage) / (total + PRIOR_WORDS));
    const surprise = Math.max(0, Math.min(inLanguage, inThread) - BITS_OF_NOTHING);
    return isSingle(word) ? 0.5 + surprise / 3 : 1 + surprise;
  });
}

function languageBits(word: string): number {
  if (FUNCTION_WORDS.has(word)) return FUNCTION_BITS;
  if (COMMON_WORDS.has(word)) return COMMON_BITS;
  if (isSingle(word)) return /\p{sc=Han}/u.test(word) ? BITS_MAX - 2 : BITS_OF_NOTHING;
  return Math.min(BITS_MAX, 10 + word.length * 0.4);
}
