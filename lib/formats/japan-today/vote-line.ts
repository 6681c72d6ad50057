import { plainLine } from "./plain-line";

/** What a vote line prints. A number that is null was not printed, or is too large to be a count of votes. */
export type VoteLine = {
  net: number | null;
  upvotes: number | null;
  downvotes: number | null;
  hasBadNumber: boolean;
};

const NUMBER = String.raw`\d{1,3}(?:[,.' ]\d{3})+|\d+`;
const MINUS = String.raw`[-\u2010-\u2015\u2212]`;
const VOTE_LINE = new RegExp(
  `^(?:(\\+|${MINUS})?\\s*(${NUMBER}))?\\s*\\(\\s*\\+\\s*(${NUMBER})\\s*/\\s*${MINUS}\\s*(${NUMBER})\\s*\\)$`,
  "u",
);
const SCORE_LINE = new RegExp(`^(\\+|${MINUS})?\\s*(${NUMBER})$`, "u");
const VOTE_LINE_CHARS_MAX = 80;
const VOTES_MAX = 2_147_483_647;

/** Reads `-4 ( +4 / -8 )`, with looser spacing, thousands separators and other minus signs; null for any other line. */
export function parseVoteLine(text: string): VoteLine | null {
  if (text.length > VOTE_LINE_CHARS_MAX) return null;
  const plain = plainLine(text);
  if (!plain.endsWith(")") || !plain.includes("/")) return null;
  const match = VOTE_LINE.exec(plain);
  if (!match) return null;
  const [, sign, net, up, down] = match;
  const votes = {
    net: net === undefined ? null : signed(sign, net),
    upvotes: countOf(up ?? ""),
    downvotes: countOf(down ?? ""),
  };
  const hasBadNumber =
    (net !== undefined && votes.net === null) || votes.upvotes === null || votes.downvotes === null;
  return { ...votes, hasBadNumber };
}

/** Reads a line that is one number and no more, as the pages before 2017 print the net score. */
export function parseScoreLine(text: string): number | null {
  if (text.length > 12) return null;
  const match = SCORE_LINE.exec(plainLine(text));
  return match ? signed(match[1], match[2] ?? "") : null;
}

function signed(sign: string | undefined, digits: string): number | null {
  const count = countOf(digits);
  if (count === null || count === 0) return count;
  return sign === undefined || sign === "+" ? count : -count;
}

function countOf(digits: string): number | null {
  const count = Number(digits.replace(/\D/g, ""));
  return count <= VOTES_MAX ? count : null;
}
