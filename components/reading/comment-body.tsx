import { useState } from "react";
import { Passage } from "@/components/annotations/passage";
import type { CommentQuote } from "@/lib/comments/data";
import { formatInteger } from "@/lib/format";
import { type BodyPart, bodyParts } from "./body-parts";
import { useDesk } from "./desk-context";

const LONG_CHARS = 4000;
const FIRST_CHARS = 2400;
const STEP_CHARS = 20_000;
const ENDLESS_WORD = /\S{300}/;

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

function Quote({ part, from }: { part: QuotePart; from: number }) {
  const at = from + part.start;
  const isArticle = part.quote.source.kind === "article";
  if (!part.isBlock) {
    return (
      <mark className={`text-inherit ${isArticle ? "bg-article-highlight" : "bg-quote-highlight"}`}>
        <Passage text={part.text} at={at} />
      </mark>
    );
  }
  return (
    <blockquote
      className={`mb-2 rounded-r-chip border-l-2 pt-[5px] pr-2.5 pb-1.5 pl-3 text-[14px] leading-[21px] ${isArticle ? "border-flag bg-article-highlight text-ink" : "border-accent bg-quote-highlight text-muted"}`}
    >
      <p className="whitespace-pre-wrap [unicode-bidi:plaintext]">
        <Passage text={part.text.trim()} at={at + blankStart(part.text)} />
      </p>
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

/** `from`: where the parts' own zero stands in the body. */
function Runs({ parts, from }: { parts: BodyPart[]; from: number }) {
  const [first] = parts;
  if (first?.kind === "quote" && first.isBlock) return <Quote part={first} from={from} />;
  const isBlank = parts.every((part) => part.text.trim() === "");
  if (isBlank) return null;
  return (
    <p className="mb-2 whitespace-pre-wrap [unicode-bidi:plaintext] last:mb-0">
      {parts.map((part, index) =>
        part.kind === "quote" ? (
          <Quote key={part.start} part={part} from={from} />
        ) : (
          <Passage
            key={part.start}
            text={trimEnds(part.text, index === 0, index === parts.length - 1)}
            at={from + part.start + (index === 0 ? blankStart(part.text) : 0)}
          />
        ),
      )}
    </p>
  );
}

function blankStart(text: string): number {
  return text.length - text.trimStart().length;
}

function trimEnds(text: string, isFirst: boolean, isLast: boolean): string {
  const start = isFirst ? text.trimStart() : text;
  return isLast ? start.trimEnd() : start;
}

type CommentBodyProps = { body: string; bodyChars: number; quotes: readonly CommentQuote[] };

/** Where a body is cut: its beginning at once, the rest in steps that a browser can lay out. */
function cuts(length: number, steps: number): number[] {
  if (length <= LONG_CHARS) return [0, length];
  const ends = Array.from({ length: steps + 1 }, (_, step) => FIRST_CHARS + step * STEP_CHARS);
  return [0, ...ends.filter((end) => end < length), ...(ends.some((end) => end >= length) ? [length] : [])];
}

function Stretch({
  body,
  quotes,
  from,
  to,
}: Omit<CommentBodyProps, "bodyChars"> & { from: number; to: number }) {
  const within = quotes
    .filter((quote) => quote.bodyStart >= from && quote.bodyEnd <= to)
    .map((quote) => ({ ...quote, bodyStart: quote.bodyStart - from, bodyEnd: quote.bodyEnd - from }));
  return groupRuns(bodyParts(body.slice(from, to), within)).map((group) => (
    <Runs key={group[0]?.start} parts={group} from={from} />
  ));
}

/** The comment in full, as text and nothing else; give it the comment's id as `key`, so that the next one starts folded. */
export function CommentBody({ body, bodyChars, quotes }: CommentBodyProps) {
  const [steps, setSteps] = useState(0);
  if (body.trim() === "") {
    return (
      <p className="text-comment text-faint">
        Empty at the source: an image, a link or a quote was all there was.
      </p>
    );
  }
  const ends = cuts(body.length, steps);
  const shown = ends.at(-1) ?? 0;
  // With kerning a browser shapes a word without end anew for each line: 20,000 characters took 8 s, and 64 ms without.
  const isHeavy = body.length > LONG_CHARS || ENDLESS_WORD.test(body);
  return (
    <div
      className={`max-w-[62ch] text-comment [overflow-wrap:anywhere] max-[760px]:text-[16px] max-[760px]:leading-[25px] ${isHeavy ? "[font-kerning:none]" : "text-pretty"}`}
    >
      {ends.slice(1).map((to, index) => (
        <div
          key={to}
          className={index > 0 ? "[contain-intrinsic-size:auto_4000px] [content-visibility:auto]" : ""}
        >
          <Stretch body={body} quotes={quotes} from={ends[index] ?? 0} to={to} />
        </div>
      ))}
      {shown < body.length && (
        <p className="mt-1">
          <button type="button" className="link min-h-6 text-base" onClick={() => setSteps(steps + 1)}>
            {body.length - shown > STEP_CHARS
              ? `Show ${formatInteger(STEP_CHARS)} more of ${formatInteger(bodyChars)} characters`
              : `Show all ${formatInteger(bodyChars)} characters`}
          </button>
        </p>
      )}
    </div>
  );
}
