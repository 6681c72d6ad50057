import type { SourceLine } from "../source-line";
import { trimEnds } from "../trim-ends";
import { plainLine } from "./plain-line";
import { parseVoteLine, type VoteLine } from "./vote-line";

/** What a line of a Japan Today page is, seen alone. Whether a `count` or an `end` counts as one depends on its place. */
export type Mark =
  | { kind: "text" }
  | { kind: "blank" }
  | { kind: "votes"; votes: VoteLine }
  | { kind: "count"; count: number }
  | { kind: "start" }
  /** The thread is over here. The box to log in may also stand between article and thread. */
  | { kind: "end"; isLogin: boolean }
  | { kind: "furniture" }
  | { kind: "expired" }
  | { kind: "site"; owner: string }
  | { kind: "agency" };

const TEXT: Mark = { kind: "text" };
const BLANK: Mark = { kind: "blank" };
const MARK_CHARS_MAX = 400;
const MARK_CHARS_MIN = 7;

const STARTS = new Set(["login to comment", "log in to comment"]);
const LOGINS = new Set([
  "login to leave a comment",
  "log in to leave a comment",
  "facebook users",
  "facebook connect",
  "login with your japantoday account",
  "login with your japan today account",
]);
const ENDS = new Set([
  "articles, offers & useful resources",
  "articles, offers and useful resources",
  "a mix of what's trending on our other sites",
  "recent comments",
  "back to top",
]);
const FURNITURE = new Set(["user registration", "see in context"]);
const LOGIN_PATTERN = /^use your facebook account to login or register with japan ?today\b/i;
const END_PATTERN = /^newsletter sign-?\s?up\b/i;
const FURNITURE_PATTERN =
  /^by doing so, you will also receive an email inviting you to receive our news alerts\.?$/i;
const COUNT = /^\(?\s*(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\s+comments?\s*\)?$/i;
const COUNT_BEHIND = /^comments?\s*(?:\(\s*(\d{1,6})\s*\)|:\s*(\d{1,6}))$/i;
const NO_COMMENTS = /^no comments(?: yet)?$/i;
const EXPIRED = /^the requested article has expired\b/i;
const SITE = /^© ?\d{4} ?(?=GPlusMedia)(.{2,60})$|^©\d{4} (.{2,60})$/i;
const GLUED_SITE = /© ?\d{4} ?(GPlusMedia\b.{0,20})$|\S©\d{4} (\p{Lu}.{1,60})$/u;
/** How the lines begin that `markText` knows, decoration aside; most lines need no further look. */
const MAY_BE_A_MARK =
  /^[^\p{L}\p{N}"'“”>]{0,4}(?:log|facebook|articles,|a mix|recent|back|use|newsletter|user|see|by doing|the requested|comment|no comm|\d)/iu;
const MAY_BE_AGENCY = /^(?:\(c\)\s|copyright\s)/i;
const AGENCY = /^(?:©|\(c\)\s|copyright\s+©?\s*\d{4}\b)/i;
/** `…a life jacket.© Japan Today`: the last paragraph of an article, with its copyright line. */
const GLUED_AGENCY = /[.!?"”’)]\s?©\s?(?:\d{4}\s)?\p{Lu}[^©]{1,60}$/u;
/** List signs, arrows and brackets around a link. A quotation mark or a `>` says that somebody quotes. */
const DECORATION = { first: /[\s•·|»›*#_[\]–—-]/, last: /[\s•·|»›>*#_[\]–—:.-]/ };

/** Says what one line is. */
export function markLine(line: SourceLine): Mark {
  if (line.text === "") return BLANK;
  if (line.text.length > MARK_CHARS_MAX) return TEXT;
  const text = plainLine(line.text);
  if (text === "") return BLANK;
  if (text.length < MARK_CHARS_MIN && !text.includes("©")) return TEXT;
  if (text.endsWith(")")) {
    const votes = parseVoteLine(text);
    if (votes) return { kind: "votes", votes };
  }
  if (text.includes("©") || MAY_BE_AGENCY.test(text)) return markCopyright(text);
  return MAY_BE_A_MARK.test(text) ? markText(text) : TEXT;
}

function markText(text: string): Mark {
  const words = trimEnds(text, DECORATION.first, DECORATION.last).toLowerCase();
  if (STARTS.has(words)) return { kind: "start" };
  if (LOGINS.has(words) || LOGIN_PATTERN.test(words)) return { kind: "end", isLogin: true };
  if (ENDS.has(words) || END_PATTERN.test(words)) return { kind: "end", isLogin: false };
  if (FURNITURE.has(words) || FURNITURE_PATTERN.test(words)) return { kind: "furniture" };
  const count = countOf(text);
  if (count !== null) return { kind: "count", count };
  return EXPIRED.test(text) ? { kind: "expired" } : TEXT;
}

function countOf(text: string): number | null {
  if (NO_COMMENTS.test(text)) return 0;
  const behind = COUNT_BEHIND.exec(text);
  const count = COUNT.exec(text)?.[1] ?? behind?.[1] ?? behind?.[2];
  return count === undefined ? null : Number(count.replace(/[,.]/g, ""));
}

function markCopyright(text: string): Mark {
  const site = SITE.exec(text) ?? GLUED_SITE.exec(text);
  if (site) return { kind: "site", owner: (site[1] ?? site[2] ?? "").trim() };
  return AGENCY.test(text) || GLUED_AGENCY.test(text) ? { kind: "agency" } : TEXT;
}
