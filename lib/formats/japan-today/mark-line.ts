import type { SourceLine } from "../source-line";
import { parseVoteLine, type VoteLine } from "./vote-line";

/** What a line of a Japan Today page is, seen alone. Whether a `count` or an `end` counts as one depends on its place. */
export type Mark =
  | { kind: "text" }
  | { kind: "blank" }
  | { kind: "votes"; votes: VoteLine }
  | { kind: "count"; count: number }
  | { kind: "start" }
  | { kind: "end" }
  | { kind: "furniture" }
  | { kind: "expired" }
  | { kind: "site"; owner: string }
  | { kind: "agency" };

const TEXT: Mark = { kind: "text" };
const BLANK: Mark = { kind: "blank" };
const MARK_CHARS_MAX = 400;
const MARK_CHARS_MIN = 7;

const STARTS = new Set(["login to comment", "log in to comment"]);
const ENDS = new Set([
  "login to leave a comment",
  "log in to leave a comment",
  "facebook users",
  "facebook connect",
  "login with your japantoday account",
  "articles, offers & useful resources",
  "a mix of what's trending on our other sites",
  "recent comments",
  "back to top",
]);
const FURNITURE = new Set(["user registration", "see in context"]);
const END_PATTERNS = [
  /^use your facebook account to login or register with japan ?today\b/i,
  /^newsletter sign-?up\b/i,
];
const FURNITURE_PATTERNS = [
  /^by doing so, you will also receive an email inviting you to receive our news alerts\.?$/i,
];
const COUNT = /^\(?\s*(\d{1,3}(?:[,.]\d{3})+|\d{1,6})\s+comments?\s*\)?$/i;
const EXPIRED = /^the requested article has expired\b/i;
const SITE = /^©\s?\d{4}\s?(?=GPlusMedia)(.{2,60})$|^©\d{4}\s(.{2,60})$/;
const GLUED_SITE = /©\s?\d{4}\s?(GPlusMedia\b.{0,20})$|\S©\d{4}\s(\p{Lu}.{1,60})$/u;
/** How the lines begin that `markText` knows; most lines need no further look. */
const MAY_BE_A_MARK =
  /^(?:log|facebook|articles,|a mix|recent|back|use|newsletter|user|see|by doing|the requested|[\d(])/i;
const MAY_BE_AGENCY = /^(?:\(c\)\s|copyright\s)/i;
const UNPLAIN = /[^\x20-\x7E]| {2}/;
const AGENCY = /^(?:©|\(c\)\s|copyright\s+©?\s*\d{4}\b)/i;

/** Says what one line is. */
export function markLine(line: SourceLine): Mark {
  if (line.text === "") return BLANK;
  if (line.text.length > MARK_CHARS_MAX) return TEXT;
  if (line.text.length < MARK_CHARS_MIN && !line.text.includes("©")) return TEXT;
  const text = plainText(line.text);
  if (text === "") return BLANK;
  const last = text.at(-1);
  if (last === ")" || last === "）") {
    const votes = parseVoteLine(text);
    if (votes) return { kind: "votes", votes };
  }
  if (text.includes("©") || MAY_BE_AGENCY.test(text)) return markCopyright(text);
  return MAY_BE_A_MARK.test(text) ? markText(text) : TEXT;
}

function markText(text: string): Mark {
  const words = text.toLowerCase();
  if (STARTS.has(words)) return { kind: "start" };
  if (ENDS.has(words) || END_PATTERNS.some((pattern) => pattern.test(text))) return { kind: "end" };
  if (FURNITURE.has(words) || FURNITURE_PATTERNS.some((pattern) => pattern.test(text))) {
    return { kind: "furniture" };
  }
  const count = COUNT.exec(text)?.[1];
  if (count !== undefined) return { kind: "count", count: Number(count.replace(/[,.]/g, "")) };
  return EXPIRED.test(text) ? { kind: "expired" } : TEXT;
}

function markCopyright(text: string): Mark {
  const site = SITE.exec(text) ?? GLUED_SITE.exec(text);
  if (site) return { kind: "site", owner: (site[1] ?? site[2] ?? "").trim() };
  return AGENCY.test(text) ? { kind: "agency" } : TEXT;
}

/** The line as it is compared: no invisible characters, one kind of space and of apostrophe. */
export function plainText(text: string): string {
  if (!UNPLAIN.test(text)) return text;
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, "")
    .replace(/[\u00A0\t ]+/g, " ")
    .replace(/[‘’]/g, "'")
    .trim();
}
