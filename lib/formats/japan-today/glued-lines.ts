import type { SourceLine } from "../source-line";
import { parseVoteLine } from "./vote-line";

const SIGN = String.raw`[-+\u2010-\u2015\u2212]`;
const COUNT = String.raw`\d{1,3}(?:,\d{3})+|\d{1,9}`;
const VOTES = String.raw`(?:${SIGN}?\s?(?:${COUNT}))\s?\(\s?\+\s?(?:${COUNT})\s?/\s?${SIGN}\s?(?:${COUNT})\s?\)`;
/** What the site prints and no body: a line that holds several of them, or one behind its text, has lost its breaks. */
const PHRASES = [
  "log ?in to (?:leave a )?comment",
  "facebook users",
  String.raw`use your facebook account to login or register with japan ?today\.?`,
  String.raw`by doing so, you will also receive an email inviting you to receive our news alerts\.?`,
  "facebook connect",
  "login with your japan ?today account",
  "user registration",
  "articles, offers (?:&|&amp;|and) useful resources",
  "a mix of what['’]s trending on our other sites",
  "recent comments",
  "back to top",
  String.raw`©\s?\d{4}\sgplusmedia(?: inc\.?)?`,
].join("|");
const TOKEN = new RegExp(String.raw`[\s|•·]*(${PHRASES}|(?:${COUNT})\scomments?|${VOTES})`, "iuy");
const PHRASE = new RegExp(PHRASES, "giu");
const MAY_BE_GLUED =
  /to (?:leave a )?comment|facebook |today account|user reg|useful resources|what.s trending|gplusmedia|recent comm|back to top/i;
const GLUED_CHARS_MAX = 20_000;
const ONE_LINE_CHARS_MAX = 500_000;
const TRIES_MAX = 40;
const PIECE_LINES_MAX = 12;
const PIECE_CHARS_MAX = 20;
const VOTES_START = new RegExp(
  String.raw`^(?:${SIGN}?\s?(?:${COUNT})\s?)?\((?:\s?\+\s?(?:${COUNT})?)?(?:\s?/)?$`,
  "u",
);
const CLOSED_SHARE_MIN = 0.8;
const VOTES_BEHIND = new RegExp(`${VOTES}$`, "u");
const VOTES_ANYWHERE = new RegExp(VOTES, "gu");

/** The lines of a page, where furniture that lost its line breaks stands on lines of its own again. */
export function ungluedLines(lines: readonly SourceLine[]): SourceLine[] {
  const unglued: SourceLine[] = [];
  for (const line of lines) {
    const { text, number } = line;
    if (text.length <= GLUED_CHARS_MAX && MAY_BE_GLUED.test(text)) {
      for (const piece of pieces(text)) unglued.push({ text: piece, number });
    } else {
      unglued.push(line);
    }
  }
  return withVotesApart(withVotesTogether(unglued));
}

function pieces(text: string): string[] {
  const before = chain(text, 0);
  if (before.end === text.length) return before.tokens;
  const rest = text.slice(before.end);
  const isBefore =
    before.tokens.length > 1 ||
    (before.tokens.length === 1 && /\p{Ll}$/u.test(text.slice(0, before.end)) && /^[\p{Lu}"“]/u.test(rest));
  const said = isBefore ? rest.trimStart() : text;
  return [...(isBefore ? before.tokens : []), ...piecesBehind(said)];
}

/** A body's own words that are furniture by chance stand behind a space, within its sentence. */
function piecesBehind(text: string): string[] {
  let tries = 0;
  for (const { index } of text.matchAll(PHRASE)) {
    tries += 1;
    if (index === 0) continue;
    if (tries > TRIES_MAX) break;
    const after = chain(text, index);
    if (text.slice(after.end).trim() !== "") continue;
    const said = text.slice(0, index);
    const isCapital = /^[\p{Lu}©]/u.test(text.slice(index));
    const isGlued = isCapital && /[^\s"“'‘([>*_/-]$/u.test(said);
    const isBehindSentence = isCapital && /[.!?…)”"]\s+$/.test(said);
    if (isGlued || isBehindSentence || after.tokens.length > 1) return [said.trimEnd(), ...after.tokens];
  }
  return [text];
}

/** As many of the site's phrases as stand one behind the other. */
function chain(text: string, from: number): { tokens: string[]; end: number } {
  const tokens: string[] = [];
  let end = from;
  TOKEN.lastIndex = from;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    tokens.push(found[1] ?? "");
    end = TOKEN.lastIndex;
  }
  return { tokens, end };
}

/** Votes of which each number stands on a line of its own, as some programs copy them. */
function withVotesTogether(lines: SourceLine[]): SourceLine[] {
  if (!lines.some(({ text }) => VOTES_START.test(text))) return lines;
  const together: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const end = VOTES_START.test(line.text) ? endOfVotes(lines, at) : null;
    if (end === null) together.push(line);
    else {
      const text = lines
        .slice(at, end + 1)
        .map((piece) => piece.text)
        .join(" ");
      together.push({ text: text.replace(/\s+/g, " "), number: line.number });
      at = end;
    }
  }
  return together;
}

/** The line on which votes that begin at `from` end; null where they are none. */
function endOfVotes(lines: readonly SourceLine[], from: number): number | null {
  let joined = "";
  for (let at = from; at < Math.min(lines.length, from + PIECE_LINES_MAX); at += 1) {
    const text = lines[at]?.text ?? "";
    if (text.length > PIECE_CHARS_MAX) return null;
    joined += `${text} `;
    if (text.endsWith(")")) return parseVoteLine(joined.trim()) ? at : null;
  }
  return null;
}

/** Votes that stand behind the text of their comment, on a page that has no line of votes. */
function withVotesApart(lines: SourceLine[]): SourceLine[] {
  const held = lines.filter(
    ({ text }) =>
      text.length <= ONE_LINE_CHARS_MAX && text.includes("(") && text.includes("+") && text.includes("/"),
  );
  if (held.length === 0 || held.some(({ text }) => parseVoteLine(text))) return lines;
  const voting = held.filter(({ text }) => text.search(VOTES_ANYWHERE) !== -1);
  const closed = voting.filter(({ text }) => VOTES_BEHIND.test(text) || text.match(VOTES_ANYWHERE)?.[2]);
  const isThread = closed.length > 1 || closed.some(({ text }) => text.match(VOTES_ANYWHERE)?.[1]);
  // A body that speaks of votes goes on behind them.
  if (!isThread || closed.length < voting.length * CLOSED_SHARE_MIN) return lines;
  return lines.flatMap((line) => splitVotes(line));
}

function splitVotes({ text, number }: SourceLine): SourceLine[] {
  if (text.length > ONE_LINE_CHARS_MAX) return [{ text, number }];
  const split: SourceLine[] = [];
  let at = 0;
  for (const found of text.matchAll(VOTES_ANYWHERE)) {
    split.push({ text: text.slice(at, found.index).trim(), number }, { text: found[0], number });
    at = found.index + found[0].length;
  }
  split.push({ text: text.slice(at).trim(), number });
  return at === 0 ? [{ text, number }] : split.filter((piece) => piece.text !== "");
}
