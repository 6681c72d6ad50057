import { Passage } from "@/components/annotations/passage";

export type Span = { start: number; end: number };

type MarkedTextProps = {
  text: string;
  spans: readonly Span[];
  /** Where the text begins in its subject, for annotations. */
  at: number;
};

/** Text with some stretches highlighted as with a marker pen. */
export function MarkedText({ text, spans, at }: MarkedTextProps) {
  const pieces: { start: number; text: string; isMarked: boolean }[] = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, end);
    const stop = Math.min(span.end, text.length);
    if (stop <= start) continue;
    if (start > end) pieces.push({ start: end, text: text.slice(end, start), isMarked: false });
    pieces.push({ start, text: text.slice(start, stop), isMarked: true });
    end = stop;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), isMarked: false });
  return pieces.map((piece) =>
    piece.isMarked ? (
      <mark
        key={piece.start}
        data-quoted
        className="scroll-my-24 box-decoration-clone bg-article-highlight py-px text-inherit"
      >
        <Passage text={piece.text} at={at + piece.start} />
      </mark>
    ) : (
      <Passage key={piece.start} text={piece.text} at={at + piece.start} />
    ),
  );
}
