import { nameScore } from "../../japan-today/author-name";
import { parseVoteLine } from "../../japan-today/vote-line";
import { trimEnds } from "../../trim-ends";
import { attribute, type Element, parentOf } from "../parse-html";
import { type Block, type Piece, tidy } from "../read-blocks";
import { momentOf, visibleMoment } from "./moment";
import { memberLink } from "./seeds";
import type { Row, Unit } from "./split-units";

export type UnitHead = {
  author: string | null;
  postedAt: string | null;
  isBadDate: boolean;
  /** What is left of a block without the name and the time in it. */
  restOf(block: Block): string;
};

const LABEL_CHARS_MAX = 40;
const AUTHOR_HINT = /\b(?:author|user-?name|nick-?name|fn|poster|member)\b/i;
const LEAD = /[\s·•|:,–—-]/;
const SAYING = /^(?:by|from|posted by)\s+|\s+(?:says?|said|wrote|commented|posted(?: on| at)?|on|at)\s*:?$/gi;

/** Finds who wrote a comment and when, in the lines that are not its text. */
export function headOf({ rows }: Unit, observedAt: string | null): UnitHead {
  const blocks = rows.map(({ block }) => block);
  const link = blocks.map(memberLink).find((one) => one !== null);
  const named = link ? null : hintedName(blocks);
  const time = timeOf(rows, observedAt);
  const taken = new Set<Piece>([...(named?.pieces ?? []), ...(time?.pieces ?? [])]);
  for (const { pieces } of blocks)
    for (const piece of pieces) if (link && piece.link?.element === link.element) taken.add(piece);
  return {
    author: link ? tidy(link.text) : (named?.name ?? null),
    postedAt: time?.iso ?? null,
    isBadDate: time?.isImpossible ?? false,
    restOf: (block) => restOf(block, taken),
  };
}

/** A line that only says who and when leaves no text; what follows a line break is the comment's. */
function restOf(block: Block, taken: ReadonlySet<Piece>): string {
  const left = block.pieces.filter((piece) => !taken.has(piece));
  if (left.length === block.pieces.length) return block.text;
  const text = left.map((piece) => piece.text).join("");
  const [first = "", ...more] = text.split("\n");
  const label = trimEnds(tidy(first), LEAD);
  const isLabel =
    parseVoteLine(label) === null && label.length <= LABEL_CHARS_MAX && !/[.!?…]["”’)]*$/u.test(label);
  return tidy([isLabel ? "" : label, ...more].join("\n"));
}

function timeOf(rows: readonly Row[], observedAt: string | null) {
  for (const { block, kinds } of rows) {
    if (!kinds.has("time")) continue;
    const inElement = block.pieces.find(({ time }) => time !== null)?.time;
    const pieces = inElement
      ? block.pieces.filter(({ time }) => time === inElement)
      : block.pieces.filter(({ text }) => visibleMoment(text, null) !== null);
    const visible = tidy(pieces.map(({ text }) => text).join(""));
    return { pieces, ...momentOf(inElement ? attribute(inElement, "datetime") : null, visible, observedAt) };
  }
  return null;
}

/** A name without a link, where the markup says that it is one. */
function hintedName(blocks: readonly Block[]): { name: string; pieces: Piece[] } | null {
  for (const block of blocks) {
    if (block.isQuote) continue;
    const pieces = block.pieces.filter(({ element }) => isHinted(element, block.element));
    const name = tidy(pieces.map(({ text }) => text).join(""));
    if (name !== "" && name.length <= LABEL_CHARS_MAX && !name.includes("\n")) return { name, pieces };
  }
  return null;
}

function isHinted(from: Element | null, block: Element | null): boolean {
  for (let one = from; one; one = parentOf(one)) {
    const hints = ["itemprop", "rel", "class"].map((name) => attribute(one, name) ?? "").join(" ");
    if (hints.length <= 200 && AUTHOR_HINT.test(hints)) return true;
    if (one === block) return false;
  }
  return false;
}

type Named = { author: string | null; unit: Unit; texts: { row: Row; text: string }[] };

/** Where no link and no hint names anybody: a short text at the same place above every text, or beside every time. */
export function nameAmong(drafts: readonly Named[]): void {
  const counts = new Map<string, number>();
  for (const { texts } of drafts) {
    const path = texts.length > 1 ? texts[0]?.row.path : undefined;
    const isName = path !== undefined && texts[0]?.text !== undefined && nameScore(texts[0].text) !== null;
    if (isName && texts.every(({ row }, at) => at === 0 || row.path !== path))
      counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const [path, count] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [null, 0];
  if (path !== null && count * 10 >= drafts.length * 6) {
    for (const draft of drafts) {
      const [first, ...more] = draft.texts;
      if (!first || first.row.path !== path || first.text.length > LABEL_CHARS_MAX) continue;
      draft.author = first.text;
      draft.texts = more;
    }
    return;
  }
  for (const draft of drafts) draft.author = nameBesideTime(draft.unit);
}

function nameBesideTime({ rows }: Unit): string | null {
  const row = rows.find(({ kinds }) => kinds.has("time"));
  if (!row) return null;
  const before: string[] = [];
  for (const piece of row.block.pieces) {
    if (piece.time !== null || visibleMoment(piece.text, null) !== null) break;
    before.push(piece.text);
  }
  const name = trimEnds(tidy(before.join("")), LEAD)
    .replace(SAYING, "")
    .trim();
  return name !== "" && nameScore(name) !== null ? name : null;
}
