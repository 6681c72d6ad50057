import type { ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import { nameScore } from "./author-name";
import { bodyOf, hasText, type MarkedLine } from "./body";
import { gluedHeader, type Header } from "./header-line";
import { badDate, parseJstTime } from "./jst-time";
import { parseScoreLine, type VoteLine } from "./vote-line";

export type ThreadComments = { comments: ParsedComment[]; warnings: ParseWarning[] };

type Piece = { lines: MarkedLine[]; votes: VoteLine | null };
type PieceHeader = Header & { bodyLines: MarkedLine[] };

const HEADER_SHARE_MIN = 0.8;

/**
 * Splits a thread after each vote line. Two vote lines in a row are two comments, the second with an empty body.
 * `first` is the position of the first comment.
 */
export function commentsByVotes(
  thread: readonly MarkedLine[],
  isEndMarked: boolean,
  first = 1,
): ThreadComments {
  const pieces = piecesOf(thread);
  const headers = headersOf(pieces);
  const warnings: ParseWarning[] = [];
  const comments = pieces.map((piece, index): ParsedComment => {
    const position = first + index;
    const header = headers?.get(index);
    warnings.push(...voteWarnings(piece, position, isEndMarked));
    if (header?.time.isImpossible) warnings.push(badDate(position, firstLine(piece)));
    return {
      position,
      author: header?.author ?? null,
      postedAt: header?.time.iso ?? null,
      body: bodyOf(header?.bodyLines ?? piece.lines),
      net: piece.votes?.net ?? null,
      upvotes: piece.votes?.upvotes ?? null,
      downvotes: piece.votes?.downvotes ?? null,
    };
  });
  return { comments, warnings };
}

function piecesOf(thread: readonly MarkedLine[]): Piece[] {
  const pieces: Piece[] = [];
  let lines: MarkedLine[] = [];
  for (const marked of thread) {
    if (marked.mark.kind !== "votes") {
      lines.push(marked);
      continue;
    }
    pieces.push(pieceOf(lines, marked));
    lines = [];
  }
  if (hasText(lines)) pieces.push({ lines, votes: null });
  return pieces;
}

/** Some browsers copy the net score onto a line of its own above the up and down votes. */
function pieceOf(lines: MarkedLine[], { mark }: MarkedLine): Piece {
  const votes = mark.kind === "votes" ? mark.votes : null;
  if (votes === null || votes.net !== null || votes.hasBadNumber) return { lines, votes };
  const last = lines.findLastIndex((marked) => marked.mark.kind !== "blank");
  const net = parseScoreLine(lines[last]?.line.text ?? "");
  return net === null ? { lines, votes } : { lines: lines.slice(0, last), votes: { ...votes, net } };
}

/** Names and times are taken only where nearly every comment opens with both; a single one is a pasted quote. */
function headersOf(pieces: readonly Piece[]): Map<number, PieceHeader> | null {
  const headers = new Map<number, PieceHeader>();
  let bodyCount = 0;
  for (const [index, piece] of pieces.entries()) {
    const said = piece.lines.filter(({ mark }) => mark.kind !== "blank");
    if (said.length > 0) bodyCount += 1;
    const header = headerOf(piece, said);
    if (header) headers.set(index, header);
  }
  return headers.size >= 2 && headers.size >= bodyCount * HEADER_SHARE_MIN ? headers : null;
}

/** Name and time stand in one line or in two. */
function headerOf({ lines }: Piece, [first, second]: readonly MarkedLine[]): PieceHeader | null {
  if (!first) return null;
  const below = (line: MarkedLine) => lines.slice(lines.indexOf(line) + 1);
  const glued = gluedHeader(first.line.text);
  if (glued) return { ...glued, bodyLines: below(first) };
  const time = second && parseJstTime(second.line.text);
  if (!time || nameScore(first.line.text) === null) return null;
  return { author: first.line.text, time, bodyLines: below(second) };
}

function firstLine({ lines }: Piece): number | null {
  return lines.find(({ mark }) => mark.kind !== "blank")?.line.number ?? null;
}

function voteWarnings(piece: Piece, position: number, isEndMarked: boolean): ParseWarning[] {
  const { votes } = piece;
  const line = firstLine(piece);
  if (votes === null) {
    const cutOff = `The page stops inside comment ${position}, before its vote line; what is there was kept, its votes are unknown.`;
    const noVotes = `Comment ${position} has no vote line; its votes are unknown.`;
    if (isEndMarked) return [{ code: "no_votes", message: noVotes, line, position }];
    return [{ code: "cut_off", message: cutOff, line, position }];
  }
  if (votes.hasBadNumber) {
    const message = `Comment ${position} has a vote number too large to be one; it was left unknown.`;
    return [{ code: "bad_number", message, line, position }];
  }
  const { net, upvotes, downvotes } = votes;
  if (net === null || upvotes === null || downvotes === null || net === upvotes - downvotes) return [];
  const message = `Comment ${position} prints ${net} ( +${upvotes} / -${downvotes} ), and ${upvotes} less ${downvotes} is ${upvotes - downvotes}; all three were kept as printed.`;
  return [{ code: "net_differs", message, line, position }];
}
