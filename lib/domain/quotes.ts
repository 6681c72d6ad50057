import { Corpus, type Line } from "./quote-corpus";
import { WrittenLine } from "./quote-frames";
import { QuoteIndex } from "./quote-index";
import type { Passage } from "./quote-line";
import { confidenceOf, type Located, merged, type QuoteMatch } from "./quote-matches";
import { withMirrors } from "./quote-mirrors";
import type { Placed, WrittenOrder } from "./quote-order";
import { type Origin, OriginFinder } from "./quote-origins";
import { PassageFinder } from "./quote-passages";

type Quotable = Placed & { body: string };

/**
 * The quotes of each comment, in the comments' order, and what they tell of the order in which the comments were
 * written. See docs/context.md for the method: shingles find the lines that share words, an alignment tells how they
 * repeat them, the frame of a passage and the rarity of its words whether that is a quote, and the form of both comments
 * who was first. What is found hangs on what the comments say, not on their order on the page.
 */
export function findQuotes(
  paragraphs: readonly string[],
  comments: readonly Quotable[],
): { quotes: QuoteMatch[][]; order: WrittenOrder } {
  const corpus = new Corpus([...paragraphs, ...comments.map(({ body }) => body)]);
  const isArticle = ({ text }: Line) => text < paragraphs.length;
  const index = new QuoteIndex(corpus, ({ lines }) => lines.some(isArticle));
  const finder = new PassageFinder(corpus, index);
  const passages = new Map<Line, Passage[]>();
  for (const lines of corpus.linesOf.slice(paragraphs.length)) {
    for (const line of lines) {
      const found = finder.passagesOf(line);
      if (found.length > 0) passages.set(line, found);
    }
  }
  const mirrored = withMirrors(corpus, paragraphs.length, passages);
  const origins = new OriginFinder(corpus, paragraphs.length, comments, mirrored);
  const located = (origin: Origin) => locate(corpus, paragraphs.length, comments, origin);
  return {
    quotes: comments.map((_, comment) => merged(origins.originsOf(paragraphs.length + comment).map(located))),
    order: origins.written,
  };
}

function locate(
  corpus: Corpus,
  articleCount: number,
  comments: readonly Placed[],
  { passage, from }: Origin,
): Located {
  const { line, unit, sourceUnit } = passage;
  const written = new WrittenLine(corpus.texts[line.text] ?? "", line);
  const said = new WrittenLine(corpus.texts[from.text] ?? "", from);
  const own = passage.frame === "line" ? written.charactersOf(unit) : written.wordsOf(unit, false);
  const other = said.wordsOf(sourceUnit, true);
  return {
    from: line.from + unit.from,
    to: line.from + unit.to,
    sourceFrom: from.from + sourceUnit.from,
    sourceTo: from.from + sourceUnit.to,
    match: {
      bodyStart: line.start + own.start,
      bodyEnd: line.start + own.end,
      source:
        from.text < articleCount
          ? { kind: "article", paragraph: from.text }
          : { kind: "comment", position: comments[from.text - articleCount]?.position ?? 0 },
      sourceStart: from.start + other.start,
      sourceEnd: from.start + other.end,
      kind: passage.kind,
      confidence: confidenceOf(passage),
    },
  };
}
