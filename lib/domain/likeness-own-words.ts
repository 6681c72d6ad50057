/** A passage that repeats another text: UTF-16 offsets, end exclusive. */
type QuotedSpan = { start: number; end: number };

/**
 * What a comment says itself: without quoted passages that stand as paragraphs of their own or between quotation
 * marks. Otherwise each answer to a long comment that it quotes would count as a copy of it. Where nothing else is
 * left, the whole is a copy, and its words are its own.
 */
export function ownWords(body: string, quotes: readonly QuotedSpan[]): string {
  let own = "";
  let from = 0;
  for (const { start, end } of [...quotes].sort((a, b) => a.start - b.start)) {
    if (start < from || !standsApart(body, start, end)) continue;
    own += `${body.slice(from, start)}\n`;
    from = end;
  }
  own += body.slice(from);
  return /[\p{L}\p{N}]/u.test(own) ? own : body;
}

const OPENS = /(?:\n[ \t>*_]*|["\u201c\u201e\u00ab\u300c\u300e\u2018'][ \t]*)$/u;
const CLOSES = /^(?:[\s.\u2026)*_]{0,4}(?:$|\n|["\u201d\u00bb\u300d\u300f\u2019']))/u;

function standsApart(body: string, start: number, end: number): boolean {
  const before = `\n${body}`.slice(Math.max(0, start - 7), start + 1);
  const opens = OPENS.test(before) || /^["\u201c\u201e\u00ab>]/u.test(body.slice(start, end));
  return opens && CLOSES.test(body.slice(end, end + 8));
}
