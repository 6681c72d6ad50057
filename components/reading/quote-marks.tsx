import { createContext, type RefObject, use, useEffect, useRef } from "react";
import { Passage } from "@/components/annotations/passage";
import type { CommentQuote } from "@/lib/comments/data";
import type { Span } from "@/lib/domain/quote-jump";
import type { QuotedRegion } from "@/lib/domain/quoted-regions";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger } from "@/lib/format";
import type { BodyPart } from "./body-parts";

/** What the marks of a body need to know of what is around it. */
type BodyQuotes = {
  /** Its stretches that others quote. */
  regions: readonly QuotedRegion[];
  /** The passage that the jump key led to; a new object each time. */
  here: Span | null;
  onRead: (commentId: string) => void;
};

const NAMED_MAX = 3;
const LABEL = "font-sans text-micro font-medium text-muted select-none";

export const BodyQuotesContext = createContext<BodyQuotes>({ regions: [], here: null, onRead: () => {} });

/** Brings a passage into view when the jump key led to it. */
function useLanding<Shown extends HTMLElement>({ start, end }: Span): [RefObject<Shown | null>, boolean] {
  const { here } = use(BodyQuotesContext);
  const mark = useRef<Shown>(null);
  const isHere = here !== null && here.start < end && here.end > start;
  // The scroll position is the browser's.
  useEffect(() => {
    if (here && isHere) mark.current?.scrollIntoView({ block: "center" });
  }, [here, isHere]);
  return [mark, isHere];
}

function ReadLink({ commentId, position }: { commentId: string; position: number | null }) {
  const { onRead } = use(BodyQuotesContext);
  return (
    <button type="button" className="link min-h-6" onClick={() => onRead(commentId)}>
      {position === null ? "another comment" : `No. ${formatInteger(position)}`}
    </button>
  );
}

function QuoteSource({ source }: Pick<CommentQuote, "source">) {
  if (source.kind === "article") return <>the article, paragraph {source.paragraph + 1}</>;
  return <ReadLink commentId={source.commentId} position={source.position} />;
}

function QuotedByLabel({ by }: Pick<QuotedRegion, "by">) {
  const others = by.length - NAMED_MAX;
  return (
    <small lang="en" className={`mx-1 ${LABEL}`}>
      quoted by{" "}
      {by.slice(0, NAMED_MAX).map((quoter, index) => (
        <span key={quoter.commentId}>
          {index > 0 && ", "}
          <ReadLink {...quoter} />
        </span>
      ))}
      {others > 0 && ` and ${formatInteger(others)} more`}
    </small>
  );
}

function QuotedStretch({ text, at, region }: { text: string; at: number; region: QuotedRegion }) {
  const [mark, isHere] = useLanding<HTMLElement>(region);
  return (
    <>
      <mark
        ref={mark}
        data-here={isHere || undefined}
        className="scroll-my-16 border-b border-dotted border-muted bg-quote-highlight box-decoration-clone text-inherit outline-offset-1 outline-focus data-here:outline-2"
      >
        <Passage text={text} at={at} />
      </mark>
      {at + text.length >= region.end && <QuotedByLabel by={region.by} />}
    </>
  );
}

/** A reader's words, with the stretches marked that others quote. `at`: where the text begins in the body. */
export function Words({ text, at }: { text: string; at: number }) {
  const { regions } = use(BodyQuotesContext);
  const pieces: { start: number; end: number; region: QuotedRegion | null }[] = [];
  let done = at;
  for (const region of regions) {
    const start = Math.max(region.start, at);
    const end = Math.min(region.end, at + text.length);
    if (end <= start) continue;
    if (start > done) pieces.push({ start: done, end: start, region: null });
    pieces.push({ start, end, region });
    done = end;
  }
  if (done < at + text.length) pieces.push({ start: done, end: at + text.length, region: null });
  return pieces.map(({ start, end, region }) => {
    const piece = { text: text.slice(start - at, end - at), at: start };
    return region ? (
      <QuotedStretch key={start} {...piece} region={region} />
    ) : (
      <Passage key={start} {...piece} />
    );
  });
}

type QuotePart = Extract<BodyPart, { kind: "quote" }>;

/** A quote within a body, marked, with what it quotes below or behind it. `from`: where the part's zero stands in the body. */
export function Quote({ part, from }: { part: QuotePart; from: number }) {
  const at = from + part.start;
  return part.isBlock ? <BlockQuote part={part} at={at} /> : <InlineQuote part={part} at={at} />;
}

function InlineQuote({ part, at }: { part: QuotePart; at: number }) {
  const [mark, isHere] = useLanding<HTMLElement>({ start: at, end: at + part.text.length });
  const isArticle = part.quote.source.kind === "article";
  return (
    <>
      <mark
        ref={mark}
        data-here={isHere || undefined}
        className={`scroll-my-16 box-decoration-clone text-inherit outline-offset-1 outline-focus data-here:outline-2 ${isArticle ? "bg-article-highlight" : "bg-quote-highlight"}`}
      >
        <Words text={part.text} at={at} />
      </mark>
      <small lang="en" className={`mx-1 ${LABEL}`}>
        quotes <QuoteSource source={part.quote.source} />
      </small>
    </>
  );
}

function BlockQuote({ part, at }: { part: QuotePart; at: number }) {
  const [mark, isHere] = useLanding<HTMLQuoteElement>({ start: at, end: at + part.text.length });
  const isArticle = part.quote.source.kind === "article";
  const before = part.text.length - part.text.trimStart().length;
  return (
    <blockquote
      ref={mark}
      data-here={isHere || undefined}
      className={`mb-2 scroll-my-16 rounded-r-chip border-l-2 pt-[5px] pr-2.5 pb-1.5 pl-3 text-[14px] leading-[21px] outline-offset-1 outline-focus data-here:outline-2 ${isArticle ? "border-flag bg-article-highlight text-ink" : "border-accent bg-quote-highlight text-muted"}`}
    >
      <p lang={textLanguage(part.text)} className="whitespace-pre-wrap [unicode-bidi:plaintext]">
        <Words text={part.text.trim()} at={at + before} />
      </p>
      <footer className={`mt-0.5 ${LABEL}`}>
        Quotes <QuoteSource source={part.quote.source} />
      </footer>
    </blockquote>
  );
}
