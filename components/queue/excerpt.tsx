import type { CommentRow } from "@/lib/comments/data";
import { ownWords } from "@/lib/domain/own-words";
import { textLanguage } from "@/lib/domain/text-language";

const QUOTED_CHARS = 28;

/** The first words of a quote, cut between words where it can be. */
function fewWords(text: string): string {
  if (text.length <= QUOTED_CHARS) return text;
  const cut = text.slice(0, QUOTED_CHARS);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > 12 ? space : QUOTED_CHARS).trimEnd()} …`;
}

type ExcerptProps = Pick<CommentRow, "excerpt" | "articleTitle" | "leadingQuoteEnd" | "leadingQuoteOf">;

/** The beginning of a comment: a few words of the quote it opens with, if there are two lines, then the reader's own. */
export function Excerpt({ excerpt, articleTitle, leadingQuoteEnd, leadingQuoteOf }: ExcerptProps) {
  const body =
    "[overflow-wrap:anywhere] [unicode-bidi:plaintext] [[data-density=compact]_&]:block [[data-density=compact]_&]:truncate";
  if (excerpt.trim() === "") {
    return (
      <p className={`line-clamp-2 text-faint ${body}`}>
        Empty at the source: an image, a link or a quote was all there was.
      </p>
    );
  }
  const quoted = leadingQuoteOf ? excerpt.slice(0, leadingQuoteEnd).trim() : "";
  const own = leadingQuoteOf ? ownWords(excerpt, leadingQuoteEnd) : excerpt;
  return (
    <p
      lang={textLanguage(excerpt, articleTitle)}
      className={`line-clamp-2 group-data-done/row:text-faint ${body}`}
    >
      {quoted && (
        <>
          <q
            className={`rounded-[2px] px-0.5 [quotes:none] ${own ? "[[data-density=compact]_&]:hidden" : ""} ${leadingQuoteOf === "article" ? "bg-article-highlight" : "bg-quote-highlight text-muted"}`}
          >
            {own ? fewWords(quoted) : quoted}
          </q>{" "}
        </>
      )}
      {own}
    </p>
  );
}
