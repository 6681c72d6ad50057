import { Passage } from "@/components/annotations/passage";

export type Span = { start: number; end: number };
/** `isLikely`: no quote, but what a comment likely answers. */
export type MarkedSpan = Span & { isLikely?: boolean };

type MarkedTextProps = {
  text: string;
  spans: readonly MarkedSpan[];
  /** Where the text begins in its subject, for annotations. */
  at: number;
};

const MARK = {
  quoted: "bg-article-highlight",
  likely: "bg-article-highlight/35 border-b-2 border-dotted border-flag",
} as const;

/** Text with some stretches highlighted as with a marker pen. */
export function MarkedText({ text, spans, at }: MarkedTextProps) {
  const pieces: { start: number; text: string; mark: keyof typeof MARK | null }[] = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, end);
    const stop = Math.min(span.end, text.length);
    if (stop <= start) continue;
    if (start > end) pieces.push({ start: end, text: text.slice(end, start), mark: null });
    pieces.push({ start, text: text.slice(start, stop), mark: span.isLikely ? "likely" : "quoted" });
    end = stop;
  }
  if (end < text.length) pieces.push({ start: end, text: text.slice(end), mark: null });
  return pieces.map((piece) =>
    piece.mark ? (
      <mark
        key={piece.start}
        data-quoted
        className={`scroll-my-24 box-decoration-clone py-px text-inherit ${MARK[piece.mark]}`}
      >
        <Passage text={piece.text} at={at + piece.start} />
      </mark>
    ) : (
      <Passage key={piece.start} text={piece.text} at={at + piece.start} />
    ),
  );
}
