import type { StoryLink } from "@/lib/domain/story-compare";

export type BesideSide = "left" | "right";
/** A link with its number, by which both places are named. */
export type NumberedLink = StoryLink & { number: number };

const KIND = {
  shared: { look: "bg-article-highlight", word: "shared word for word" },
  nearly: { look: "bg-article-highlight/55", word: "nearly the same" },
  quotation: { look: "bg-quote-highlight", word: "quoted in other words" },
} satisfies Record<StoryLink["kind"], { look: string; word: string }>;

type MarkedParagraphProps = {
  text: string;
  side: BesideSide;
  /** Those of this paragraph, in its order. */
  links: readonly NumberedLink[];
  /** The link that is pointed at or focused, on either side. */
  active: number | null;
  onPoint: (number: number | null) => void;
  onGo: (number: number, from: BesideSide) => void;
};

/** A paragraph with the passages that the other article has too; each leads to its twin. */
export function MarkedParagraph({ text, side, links, active, onPoint, onGo }: MarkedParagraphProps) {
  const pieces = piecesOf(text, side, links);
  return pieces.map(({ start, end, link }) =>
    link ? (
      <a
        key={start}
        id={`${side}-${link.number}`}
        href={`#${side === "left" ? "right" : "left"}-${link.number}`}
        data-active={active === link.number || undefined}
        className={`scroll-my-24 box-decoration-clone rounded-[2px] py-px text-ink data-active:outline-2 data-active:outline-accent ${KIND[link.kind].look}`}
        onPointerEnter={() => onPoint(link.number)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(link.number)}
        onBlur={() => onPoint(null)}
        onClick={(event) => {
          event.preventDefault();
          onGo(link.number, side);
        }}
      >
        <span className="num mr-1 align-[2px] font-sans text-[10px] font-semibold text-muted select-none">
          <span aria-hidden="true">{link.number}</span>
          <span className="sr-only">
            Passage {link.number}, {KIND[link.kind].word}:
          </span>
        </span>
        <Differing
          text={text}
          start={start}
          end={end}
          spans={side === "left" ? link.leftDiffers : link.rightDiffers}
        />
      </a>
    ) : (
      <span key={start}>{text.slice(start, end)}</span>
    ),
  );
}

type Piece = { start: number; end: number; link: NumberedLink | null };

function piecesOf(text: string, side: BesideSide, links: readonly NumberedLink[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const link of links) {
    const place = link[side];
    if (place.start > end) pieces.push({ start: end, end: place.start, link: null });
    pieces.push({ start: place.start, end: place.end, link });
    end = place.end;
  }
  if (end < text.length) pieces.push({ start: end, end: text.length, link: null });
  return pieces;
}

type DifferingProps = { text: string; start: number; end: number; spans: StoryLink["leftDiffers"] };

/** A passage with the words underlined that its twin has not. */
export function Differing({ text, start, end, spans }: DifferingProps) {
  const edges = [start, ...spans.flatMap((span) => [span.start, span.end]), end];
  return edges.slice(1).map((edge, index) => {
    const from = edges[index] ?? start;
    const piece = text.slice(from, edge);
    return index % 2 === 1 ? (
      <strong key={from} className="font-semibold underline decoration-2 underline-offset-3">
        {piece}
      </strong>
    ) : (
      // Two words that differ may touch: an empty stretch between them has a place of its own.
      <span key={`${from}-`}>{piece}</span>
    );
  });
}
