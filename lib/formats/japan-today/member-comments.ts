import type { ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import { bodyOf, hasText, type MarkedLine, withoutFurniture } from "./body";
import { parseJstTime } from "./jst-time";
import { markLine } from "./mark-line";
import type { MemberEntry, MemberLine } from "./member-lines";
import { plainLine } from "./plain-line";
import { isSpoken, isTitleCase } from "./spoken-line";
import { commentsByVotes } from "./thread-by-votes";
import { findThreadEnd } from "./thread-end";

/** How this member's page prints its comments. */
export type MemberStyle = { author: string | null; isTimeAbove: boolean; hasVotes: boolean };

/** Where an entry stands: the position of its first comment, the time above it, and whether another entry follows. */
export type EntryPlace = { first: number; timeAbove: string | null; isLast: boolean };

export type EntryComments = {
  comments: ParsedComment[];
  warnings: ParseWarning[];
  /** What stands below the comments and cannot be told from the site's own text. */
  rest: { text: string; line: number } | null;
};

const PAGER =
  /^[\s«»‹›|…]*(?:(?:prev(?:ious)?|next|older|newer|first|last|load more|show more|\d+(?: \d+)+)[\s«»‹›|…]*)*$/i;
const MENU_LINES_MIN = 2;

/** The comments below one heading of a member's page. */
export function entryComments(entry: MemberEntry, style: MemberStyle, place: EntryPlace): EntryComments {
  const { shown, isCut } = shownLines(entry, style, place);
  const { lines, time } = withoutHeader(shown, style);
  const postedAt = place.timeAbove ?? time;
  const votes = lines.findLastIndex(({ mark }) => mark.kind === "votes");
  const isVoteless = votes === -1;
  const end = isVoteless ? menuStart(lines, place.isLast) : votes + 1;
  const { comments, warnings } = isVoteless
    ? voteless(lines.slice(0, end), style, { position: place.first, isCut })
    : commentsByVotes(lines.slice(0, end), true, place.first);
  const [only] = comments;
  return {
    comments: comments.length === 1 && only ? [{ ...only, postedAt }] : comments,
    warnings,
    rest: restOf(lines.slice(end)),
  };
}

/** The time of the entry that follows, on a page that prints times above its headings. */
export function timeBelow(lines: readonly MemberLine[]): string | null {
  return timeOf(lines.findLast(({ text }) => text !== ""))?.iso ?? null;
}

export function timeOf(line: MemberLine | undefined) {
  return line === undefined ? null : parseJstTime(plainLine(line.text));
}

/** The entry's lines without furniture; whether the page was cut inside them. */
function shownLines(
  { lines }: MemberEntry,
  style: MemberStyle,
  { isLast }: EntryPlace,
): { shown: MarkedLine[]; isCut: boolean } {
  const marks = lines.map(markLine);
  const from = marks.findLastIndex(({ kind }) => kind === "votes") + 1;
  const foot = isLast
    ? findThreadEnd(lines, marks, {
        start: from > 0 ? -1 : 0,
        from,
        isClaimMet: from > 0,
      })
    : null;
  const end = foot?.end ?? lines.length;
  const shown = withoutFurniture(lines.slice(0, end), marks.slice(0, end)).filter(
    ({ line, mark }) => mark.kind === "blank" || !isLast || !PAGER.test(line.text),
  );
  return { shown, isCut: foot !== null && !foot.isMarked && style.hasVotes };
}

/** The member's name and a time may stand by themselves around each comment. */
function withoutHeader(shown: readonly MarkedLine[], { author, isTimeAbove }: MemberStyle) {
  const said = shown.filter(({ mark }) => mark.kind !== "blank");
  const isName = (one: MarkedLine | undefined) =>
    one !== undefined && author !== null && plainLine(one.line.text) === author;
  const opening = isName(said[0]) ? said[1] : said[0];
  const time = isTimeAbove ? null : timeOf(opening?.line);
  const closing = isTimeAbove && timeOf(said.at(-1)?.line) ? said.at(-1) : undefined;
  const nameBelow = closing ? said.at(-2) : said.at(-1);
  const dropped = new Set<MarkedLine | undefined>([
    isName(said[0]) ? said[0] : undefined,
    time ? opening : undefined,
    closing,
    said.length > 1 && isName(nameBelow) ? nameBelow : undefined,
  ]);
  return { lines: shown.filter((line) => !dropped.has(line)), time: time?.iso ?? null };
}

function voteless(
  lines: readonly MarkedLine[],
  { hasVotes }: MemberStyle,
  { position, isCut }: { position: number; isCut: boolean },
): { comments: ParsedComment[]; warnings: ParseWarning[] } {
  const body = bodyOf(lines);
  const comment = { position, author: null, postedAt: null, body, net: null, upvotes: null, downvotes: null };
  if (!hasVotes) return { comments: [comment], warnings: [] };
  const line = lines.find(({ mark }) => mark.kind !== "blank")?.line.number ?? null;
  const message = isCut
    ? `The page stops inside comment ${position}, before its vote line; what is there was kept, its votes are unknown.`
    : `Comment ${position} has no vote line; its votes are unknown.`;
  return {
    comments: [comment],
    warnings: [{ code: isCut ? "cut_off" : "no_votes", message, line, position }],
  };
}

/** Where a row of titles begins below all that is said: it is rather the site's than the member's. */
function menuStart(lines: readonly MarkedLine[], isLast: boolean): number {
  const spoken = lines.findLastIndex(({ line }) => isSpoken(line.text));
  const from = lines.findIndex(({ mark }, index) => index > spoken && mark.kind === "blank");
  if (!isLast || spoken === -1 || from === -1) return lines.length;
  const below = lines.slice(from).filter(({ mark }) => mark.kind !== "blank");
  const titles = below.filter(({ line }) => isTitleCase(line.text)).length;
  return below.length >= MENU_LINES_MIN && titles * 2 > below.length ? from : lines.length;
}

function restOf(lines: readonly MarkedLine[]): EntryComments["rest"] {
  if (!hasText(lines)) return null;
  const line = lines.find(({ mark }) => mark.kind !== "blank")?.line.number ?? 0;
  return { text: bodyOf(lines), line };
}
