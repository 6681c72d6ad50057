import type { Corpus, Line } from "./quote-corpus";
import { WrittenLine } from "./quote-frames";
import type { Passage } from "./quote-line";

/** Lines that say the same and may each be the quote. */
const LINES_MAX = 8;
const WHOLE = 0.95;

/**
 * Adds, to passages that lines repeat of comments, what the other line repeats in turn where it was not looked at as a
 * quote: of two lines that share a passage either may be the quote, whichever is set off enough to have been found.
 */
export function withMirrors(
  corpus: Corpus,
  articleCount: number,
  passages: ReadonlyMap<Line, readonly Passage[]>,
): Map<Line, readonly Passage[]> {
  const all = new Map<Line, readonly Passage[]>(passages);
  for (const own of passages.values()) {
    for (const passage of own) {
      const lines = corpus.kinds[passage.source]?.lines ?? [];
      // The article's texts are the first.
      if ((lines[0]?.text ?? 0) < articleCount) continue;
      for (const from of lines.slice(0, LINES_MAX)) {
        const known = all.get(from) ?? [];
        if (from.text === passage.line.text) continue;
        if (known.some(({ source }) => source === passage.line.kind)) continue;
        const mirror = mirrored(corpus, passage, from);
        if (passage.isAlone || mirror.frame === "line" || mirror.isMarked) all.set(from, [...known, mirror]);
      }
    }
  }
  return all;
}

function mirrored(corpus: Corpus, passage: Passage, line: Line): Passage {
  const { unit, sourceUnit, kind } = passage;
  const written = new WrittenLine(corpus.texts[line.text] ?? "", line);
  const isLine = sourceUnit.to - sourceUnit.from >= WHOLE * written.words;
  const isSentence = written.isSentenceStart(sourceUnit.from) && written.isSentenceStart(sourceUnit.to);
  const set = isSentence ? "sentence" : "free";
  return {
    ...passage,
    line,
    unit: sourceUnit,
    source: passage.line.kind,
    sourceUnit: unit,
    frame: isLine ? "line" : set,
    isMarked: written.isMarked(sourceUnit),
    // What one left out, the other would have added.
    kind: kind === "cut" ? "edited" : kind,
    isJoined: false,
    isAlone: true,
  };
}
