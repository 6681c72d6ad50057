import type { ParsedComment, ParseWarning } from "@/lib/domain/parsed-article";
import { badDate } from "../../japan-today/jst-time";
import { parseVoteLine, type VoteLine } from "../../japan-today/vote-line";
import { commentIdInLink } from "../comment-id";
import { tidy } from "../read-blocks";
import { ControlWords } from "./control-words";
import { headOf, nameAmong } from "./head-of-unit";
import { settleVotes } from "./settle-votes";
import type { Row, Unit } from "./split-units";
import { type VoteNumber, voteLineOf } from "./vote-numbers";
import { VotePlaces } from "./vote-places";

type Draft = {
  unit: Unit;
  author: string | null;
  postedAt: string | null;
  isBadDate: boolean;
  line: VoteLine | null;
  numbers: VoteNumber[];
  texts: { row: Row; text: string }[];
};

/** Reads each unit's author, time, votes and text. What repeats in every unit and says nothing is left out. */
export function readUnits(
  units: readonly Unit[],
  observedAt: string | null,
): { comments: ParsedComment[]; warnings: ParseWarning[] } {
  const votePlaces = new VotePlaces(units);
  const controls = new ControlWords(units);
  const drafts = units.map((unit) => readUnit(unit, { votePlaces, controls, observedAt }));
  if (drafts.every(({ author }) => author === null)) nameAmong(drafts);
  const settled = settleVotes(drafts.map(({ numbers }) => numbers));
  const kept = drafts.flatMap((draft, at) => {
    const votes = draft.line ?? settled[at] ?? null;
    const body = draft.texts.map(({ text }) => text).join("\n\n");
    const isSaid = body !== "" || draft.unit.rows.some(({ kinds }) => kinds.size > 0);
    return isSaid ? [{ draft, votes, body }] : [];
  });
  const warnings: ParseWarning[] = [];
  const comments = kept.map(({ draft, votes, body }, at): ParsedComment => {
    const position = at + 1;
    if (draft.isBadDate) warnings.push(badDate(position, null));
    warnings.push(...voteWarnings(position, votes));
    return {
      position,
      author: draft.author,
      postedAt: draft.postedAt,
      body,
      net: votes?.net ?? null,
      upvotes: votes?.upvotes ?? null,
      downvotes: votes?.downvotes ?? null,
      sourceId: draft.unit.sourceId ?? linkedId(draft.unit),
    };
  });
  return { comments, warnings };
}

type Thread = { votePlaces: VotePlaces; controls: ControlWords; observedAt: string | null };

function readUnit(unit: Unit, { votePlaces, controls, observedAt }: Thread): Draft {
  const head = headOf(unit, observedAt);
  const draft: Draft = { unit, ...head, line: null, numbers: [], texts: [] };
  for (const row of unit.rows) {
    const line = row.block.isQuote ? null : voteLineOf(row.block);
    const numbers = votePlaces.numbersOf(unit, row);
    if (line && draft.line === null) draft.line = line;
    else if (numbers && !line) draft.numbers.push(...numbers);
    else {
      const text = withoutVotes(head.restOf(row.block), draft);
      if (text !== "" && !controls.has(row, text)) draft.texts.push({ row, text });
    }
  }
  joinNet(draft);
  return draft;
}

/** Name, time, votes and text may all stand in one block, apart by line breaks. */
function withoutVotes(text: string, draft: Draft): string {
  if (!text.includes("/")) return text;
  const lines = text.split("\n");
  const at = draft.line === null ? lines.findIndex((line) => parseVoteLine(line) !== null) : -1;
  if (at === -1) return text;
  draft.line = parseVoteLine(lines[at] ?? "");
  return tidy([...lines.slice(0, at), ...lines.slice(at + 1)].join("\n"));
}

/** The net may stand apart from `( +7 / -2 )`. */
function joinNet(draft: Draft): void {
  const [net] = draft.numbers;
  if (!draft.line || draft.line.net !== null || draft.numbers.length !== 1 || !net) return;
  draft.line = { ...draft.line, net: net.sign === "-" ? -net.value : net.value };
}

function linkedId({ rows }: Unit): string | null {
  for (const { block, kinds } of rows) {
    if (block.text.length > 120 && kinds.size === 0) continue;
    const id = block.links.map(({ href }) => commentIdInLink(href)).find((one) => one !== null);
    if (id !== undefined && id !== null) return id;
  }
  return null;
}

function voteWarnings(position: number, votes: VoteLine | null): ParseWarning[] {
  if (votes === null) return [];
  const { net, upvotes, downvotes, hasBadNumber } = votes;
  if (hasBadNumber) {
    const message = `Comment ${position} prints a vote number that is too large to be one; it was left unknown.`;
    return [{ code: "bad_number", message, line: null, position }];
  }
  if (net === null || upvotes === null || downvotes === null || net === upvotes - downvotes) return [];
  const message = `Comment ${position} prints a net of ${net}, though ${upvotes} up and ${downvotes} down make ${upvotes - downvotes}; all three were kept as printed.`;
  return [{ code: "net_differs", message, line: null, position }];
}
