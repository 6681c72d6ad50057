import { useMemo, useState } from "react";
import type { CommentQuote, QuotedBy } from "@/lib/comments/data";
import type { Span } from "@/lib/domain/quote-jump";
import { quotedRegions } from "@/lib/domain/quoted-regions";
import { textLanguage } from "@/lib/domain/text-language";
import { formatInteger } from "@/lib/format";
import { type BodyPart, bodyParts } from "./body-parts";
import { BodyQuotesContext, Quote, Words } from "./quote-marks";

const LONG_CHARS = 4000;
const FIRST_CHARS = 2400;
const STEP_CHARS = 20_000;
const LINE_CHARS_MAX = 1000;
const ENDLESS_WORD = /\S{300}/;

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

type RunsProps = { parts: BodyPart[]; from: number; around: string };

/** `from`: where the parts' own zero stands in the body. `around`: what tells the language of a paragraph of Han alone. */
function Runs({ parts, from, around }: RunsProps) {
  const [first] = parts;
  if (first?.kind === "quote" && first.isBlock) return <Quote part={first} from={from} />;
  const text = parts.map((part) => part.text).join("");
  if (text.trim() === "") return null;
  return (
    <p
      lang={textLanguage(text, around)}
      className="mb-2 whitespace-pre-wrap [unicode-bidi:plaintext] last:mb-0"
    >
      {parts.map((part, index) =>
        part.kind === "quote" ? (
          <Quote key={part.start} part={part} from={from} />
        ) : (
          <Words
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

type CommentBodyProps = {
  body: string;
  bodyChars: number;
  articleTitle: string | null;
  quotes: readonly CommentQuote[];
  quotedBy: readonly QuotedBy[];
  /** The passage that the jump key led to, which is brought into view. */
  here: Span | null;
  /** How many steps of a long body are shown before anybody asks for more. */
  stepsFirst?: number;
  onRead: (commentId: string) => void;
};

/** Where a body is cut: its beginning at once, the rest in steps that a browser can lay out; between two lines, if it can be. */
export function cuts(body: string, steps: number): number[] {
  const { length } = body;
  if (length <= LONG_CHARS) return [0, length];
  const ends = Array.from({ length: steps + 1 }, (_, step) => FIRST_CHARS + step * STEP_CHARS);
  const within = ends.filter((end) => end < length).map((end) => lineEnd(body, end));
  return [0, ...within, ...(within.length < ends.length ? [length] : [])];
}

/** The last end of a line that is not far above. */
function lineEnd(body: string, at: number): number {
  const end = body.lastIndexOf("\n", at - 1) + 1;
  return end > at - LINE_CHARS_MAX ? end : at;
}

/** How many steps show a passage. */
function stepsTo(here: Span | null): number {
  return here ? Math.max(0, Math.ceil((here.end - FIRST_CHARS) / STEP_CHARS)) : 0;
}

type StretchProps = Pick<CommentBodyProps, "body" | "quotes" | "articleTitle"> & { from: number; to: number };

function Stretch({ body, quotes, articleTitle, from, to }: StretchProps) {
  const around = `${articleTitle ?? ""}${body.slice(from, to)}`;
  const within = quotes
    .filter((quote) => quote.bodyStart >= from && quote.bodyEnd <= to)
    .map((quote) => ({ ...quote, bodyStart: quote.bodyStart - from, bodyEnd: quote.bodyEnd - from }));
  return groupRuns(bodyParts(body.slice(from, to), within)).map((group) => (
    <Runs key={group[0]?.start} parts={group} from={from} around={around} />
  ));
}

/** The comment in full, as text and nothing else; give it the comment's id as `key`, so that the next one starts folded. */
export function CommentBody(props: CommentBodyProps) {
  const { body, bodyChars, articleTitle, quotes, quotedBy, here, stepsFirst = 0, onRead } = props;
  const [chosenSteps, setSteps] = useState(stepsFirst);
  const steps = Math.max(chosenSteps, stepsTo(here));
  const marks = useMemo(
    () => ({ regions: quotedRegions(quotedBy, body.length), here, onRead }),
    [quotedBy, body.length, here, onRead],
  );
  if (body.trim() === "") {
    return (
      <p className="text-comment text-faint">
        Empty at the source: an image, a link or a quote was all there was.
      </p>
    );
  }
  const ends = cuts(body, steps);
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
          <BodyQuotesContext value={marks}>
            <Stretch
              body={body}
              quotes={quotes}
              articleTitle={articleTitle}
              from={ends[index] ?? 0}
              to={to}
            />
          </BodyQuotesContext>
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
