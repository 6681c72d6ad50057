import type { SourceLine } from "../source-line";
import { plainLine } from "./plain-line";

/** A link in a line of a saved page; a text has none. */
export type LineLink = {
  href: string;
  text: string /** The comment to which it leads. */;
  commentId: string | null;
};
export type MemberLine = SourceLine & { links?: readonly LineLink[] };

/** One heading, and the lines below it down to the next. */
export type MemberEntry = {
  title: string;
  line: number;
  links: readonly LineLink[];
  lines: MemberLine[];
};

type Heading = { title: string; isLinked: boolean; end: number };

const POSTED_IN = /^[^\p{L}\p{N}]{0,3}posted in ?: ?(.*)$/iu;
const CONTEXT = /^\[?see in context\]?(?:\([^()]*\))?[\s»›>.]*$/i;
const CONTEXT_BEHIND = /[\s|•·–—-]*\[?see in context\]?(?:\([^()]*\))?[\s»›>.]*$/i;
const HEADING_CHARS_MAX = 600;

/** Splits a member's page at its headings, `Posted in: <title> See in context`; `head` is what stands above the first. */
export function memberEntries(lines: readonly MemberLine[]): { head: MemberLine[]; entries: MemberEntry[] } {
  const headings = [...headingsOf(lines)];
  // Without its link a heading may be somebody's words, unless this page prints no link at all.
  const isLinked = headings.some(([, heading]) => heading.isLinked);
  const last = lines.findLastIndex(({ text }) => text !== "");
  const starts = headings.filter(([, heading]) => heading.isLinked || !isLinked || heading.end > last);
  const entries = starts.map(([at, { title, end }], index): MemberEntry => {
    const next = starts[index + 1]?.[0] ?? lines.length;
    return {
      title,
      line: lines[at]?.number ?? 0,
      links: lines.slice(at, end).flatMap(({ links }) => links ?? []),
      lines: lines.slice(end, next),
    };
  });
  return { head: lines.slice(0, starts[0]?.[0] ?? lines.length), entries };
}

/** The headings of a page by the line at which they stand. */
function* headingsOf(lines: readonly MemberLine[]): Generator<[number, Heading]> {
  for (let at = 0; at < lines.length; at += 1) {
    const heading = headingAt(lines, at);
    if (!heading) continue;
    yield [at, heading];
    at = heading.end - 1;
  }
}

/** Label, title and link may stand on one line, on two or on three. */
function headingAt(lines: readonly MemberLine[], at: number): Heading | null {
  const text = lines[at]?.text ?? "";
  if (text.length > HEADING_CHARS_MAX || !/posted in/i.test(text)) return null;
  const said = POSTED_IN.exec(plainLine(text))?.[1]?.trim();
  if (said === undefined) return null;
  const title = said.replace(CONTEXT_BEHIND, "").trim();
  if (title !== "" && title !== said) return { title, isLinked: true, end: at + 1 };
  if (title !== "") return withLink(lines, at + 1, title);
  const titleAt = nextText(lines, at + 1);
  const below = plainLine(lines[titleAt]?.text ?? "");
  if (below === "" || below.length > HEADING_CHARS_MAX || CONTEXT.test(below)) return null;
  const belowTitle = below.replace(CONTEXT_BEHIND, "").trim();
  if (belowTitle !== below) return { title: belowTitle, isLinked: true, end: titleAt + 1 };
  return withLink(lines, titleAt + 1, below);
}

function withLink(lines: readonly MemberLine[], from: number, title: string): Heading {
  const at = nextText(lines, from);
  const isLinked = CONTEXT.test(plainLine(lines[at]?.text ?? ""));
  return { title, isLinked, end: isLinked ? at + 1 : from };
}

function nextText(lines: readonly MemberLine[], from: number): number {
  let at = from;
  while (lines[at]?.text === "") at += 1;
  return at;
}
