/** A run of letters and digits, or one character of a script that puts no spaces between words. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

type Vector = Map<string, number>;

/**
 * The others in order of how alike they are to `text`, the likest first; equals keep their order. `likeness` runs from
 * 0, no word in common, to 1, the same words: the cosine of TF-IDF vectors (Salton & Buckley, "Term-weighting approaches
 * in automatic text retrieval", 1988), the rarity of a word being told by the texts given.
 */
export function rankBySimilarity(
  text: string,
  others: readonly string[],
): { index: number; likeness: number }[] {
  const counted = [text, ...others].map(wordCounts);
  const holders = new Map<string, number>();
  for (const counts of counted) {
    for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  const [own = new Map<string, number>(), ...theirs] = counted.map((counts) =>
    weighted(counts, holders, counted.length),
  );
  return theirs
    .map((vector, index) => ({ index, likeness: cosine(own, vector) }))
    .sort((a, b) => b.likeness - a.likeness);
}

function wordCounts(text: string): Vector {
  const counts: Vector = new Map();
  for (const [word] of text.toLowerCase().matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function weighted(counts: Vector, holders: Vector, texts: number): Vector {
  return new Map(
    [...counts].map(([word, count]) => [
      word,
      (1 + Math.log(count)) * Math.log((1 + texts) / (holders.get(word) ?? 1)),
    ]),
  );
}

function cosine(a: Vector, b: Vector): number {
  let product = 0;
  for (const [word, weight] of a) product += weight * (b.get(word) ?? 0);
  return product === 0 ? 0 : Math.min(1, product / (length(a) * length(b)));
}

function length(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
}
