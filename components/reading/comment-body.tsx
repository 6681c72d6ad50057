import { useState } from "react";
import type { CommentQuote } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";
import { type BodyPart, bodyParts } from "./body-parts";
import { useDesk } from "./desk-context";

const LONG_CHARS = 4000;
const CLAMPED_CHARS = 2400;

type QuotePart = Extract<BodyPart, { kind: "quote" }>;

function QuoteSource({ quote }: { quote: CommentQuote }) {
  const { acts } = useDesk();
  const { source } = quote;
  if (source.kind === "article") return <>Quotes the article, paragraph {source.paragraph + 1}</>;
  return (
    <>
      Quotes{" "}
      <button type="button" className="link min-h-6" onClick={() => acts.read(source.commentId)}>
        {source.position === null ? "another comment" : `No. ${source.position}`}
      </button>
    </>
  );
}

function Quote({ part }: { part: QuotePart }) {
  const isArticle = part.quote.source.kind === "article";
  if (!part.isBlock) {
    return (
      <mark className={`text-inherit ${isArticle ? "bg-article-highlight" : "bg-quote-highlight"}`}>
        {part.text}
      </mark>
    );
  }
  return (
    <blockquote
      className={`mb-2 rounded-r-chip border-l-2 pt-[5px] pr-2.5 pb-1.5 pl-3 text-[14px] leading-[21px] ${isArticle ? "border-flag bg-article-highlight text-ink" : "border-accent bg-quote-highlight text-muted"}`}
    >
      <p className="whitespace-pre-wrap [unicode-bidi:plaintext]">{part.text.trim()}</p>
      <footer className="mt-0.5 text-micro font-medium text-muted">
        <QuoteSource quote={part.quote} />
      </footer>
    </blockquote>
  );
}

/** Inline runs share a paragraph; block quotes stand between paragraphs. */
function groupRuns(parts: BodyPart[]): BodyPart[][] {
  const groups: BodyPart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const isOwn = part.kind === "quote" && part.isBlock;
    const lastIsOwn = last?.[0]?.kind === "quote" && last[0].isBlock;
    if (!last || isOwn || lastIsOwn) groups.push([part]);
    else last.push(part);
  }
  return groups;
}

function Runs({ parts }: { parts: BodyPart[] }) {
  const [first] = parts;
  if (first?.kind === "quote" && first.isBlock) return <Quote part={first} />;
  const isBlank = parts.every((part) => part.text.trim() === "");
  if (isBlank) return null;
  return (
    <p className="mb-2 whitespace-pre-wrap [unicode-bidi:plaintext] last:mb-0">
      {parts.map((part, index) =>
        part.kind === "quote" ? (
          <Quote key={part.start} part={part} />
        ) : (
          <span key={part.start}>{trimEnds(part.text, index === 0, index === parts.length - 1)}</span>
        ),
      )}
    </p>
  );
}

function trimEnds(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? text.trimStart() : text;
  return isLast ? start.trimEnd() : start;
}

type CommentBodyProps = { body: string; bodyChars: number; quotes: readonly CommentQuote[] };

/** The comment in full, as text and nothing else; give it the comment's id as `key`, so that the next one starts folded. */
export function CommentBody({ body, bodyChars, quotes }: CommentBodyProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (body.trim() === "") {
    return (
      <p className="text-comment text-faint">
        Empty at the source: an image, a link or a quote was all there was.
      </p>
    );
  }
  const isClamped = !showsAll && body.length > LONG_CHARS;
  const shown = isClamped ? body.slice(0, CLAMPED_CHARS) : body;
  const parts = bodyParts(
    shown,
    quotes.filter((quote) => quote.bodyEnd <= shown.length),
  );
  return (
    <div className="max-w-[62ch] text-comment [overflow-wrap:anywhere] text-pretty max-[760px]:text-[16px] max-[760px]:leading-[25px]">
      {groupRuns(parts).map((group) => (
        <Runs key={group[0]?.start} parts={group} />
      ))}
      {isClamped && (
        <p>
          <button type="button" className="link min-h-6 text-base" onClick={() => setShowsAll(true)}>
            Show all {formatInteger(bodyChars)} characters
          </button>
        </p>
      )}
    </div>
  );
}
