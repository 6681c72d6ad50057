import { parseVoteLine, type VoteLine } from "../../japan-today/vote-line";
import { attribute, type Element, parentOf } from "../parse-html";
import { type Block, tidy } from "../read-blocks";
import { isControlWord } from "./control-word";

/** A number of a vote bar, with what its sign, its label or its element says of it. */
export type VoteNumber = { value: number; sign: "+" | "-" | null; side: Side | null };
type Side = "up" | "down" | "net";

const BLOCK_CHARS_MAX = 120;
const WORDS =
  /(?:thumbs?[ -]?|vote[sd]?[ -]?|total[ -]?)?\b(?:up|down|good|bad|votes?|voted|likes?|liked|dislikes?|points?|score|net|total|agree|disagree|helpful|rating)\b|[👍👎▲▼△▽↑↓⬆⬇⇧⇩]\uFE0F?/giu;
const SIGNED = /([+＋]|[-\u2010-\u2015\u2212\uFE63\uFF0D])?\s*(\d{1,3}(?:[,.]\d{3})+|\d{1,10})/gu;
const TOKEN = new RegExp(`(${WORDS.source})|${SIGNED.source}`, "giu");
const LEFT_OVER = /^[\s()（）[\]/／|:：·•,]*$/u;
const SIDES: [Side, RegExp][] = [
  ["down", /down|\bbad\b|dislike|disagree|minus|negative|👎|[▼▽↓⬇⇩]/iu],
  ["up", /(?:\b|vote[-_]?)up(?!dat|load|per|on)|\bgood\b|like|agree|plus|positive|👍|[▲△↑⬆⇧]/iu],
  ["net", /net\b|score|total|balance|rating|points?/iu],
];

/** Whether a block prints votes and nothing else. A lone number says too little. */
export function isVoteBlock(block: Block): boolean {
  if (voteLineOf(block) !== null) return true;
  const numbers = voteNumbersOf(block);
  return (
    numbers !== null &&
    (numbers.length > 1 || numbers.some(({ sign, side }) => sign !== null || side !== null))
  );
}

/** The block as the vote line of the text form; null for any other. */
export function voteLineOf(block: Block): VoteLine | null {
  if (!block.text.includes("/")) return null;
  return (
    parseVoteLine(tidy(without(block, "")).replace(/\n/g, " ")) ?? parseVoteLine(tidy(without(block, " ")))
  );
}

/** The numbers of a block that holds nothing but numbers and the labels of votes; null for any other. */
export function voteNumbersOf(block: Block): VoteNumber[] | null {
  if (block.text.length > BLOCK_CHARS_MAX || !/\d/.test(block.text)) return null;
  if (!LEFT_OVER.test(without(block, " ").replace(WORDS, " ").replace(SIGNED, " "))) return null;
  const tokens = tokensOf(block);
  const isLabelBehind = "value" in (tokens[0] ?? {}) && "label" in (tokens.at(-1) ?? {});
  const numbers = tokens.flatMap((token, at) => {
    if ("label" in token) return [];
    const beside = tokens[isLabelBehind ? at + 1 : at - 1];
    const side = beside && "label" in beside ? beside.label : token.side;
    return [{ ...token, side }];
  });
  return numbers.length > 0 && numbers.length <= 4 ? numbers : null;
}

type Token = VoteNumber | { label: Side };

function tokensOf(block: Block): Token[] {
  const tokens: Token[] = [];
  for (const { text, element, link } of block.pieces) {
    if (link && isControlWord(tidy(link.text)) && !/\d/.test(text)) continue;
    for (const [, word, sign, digits] of text.matchAll(TOKEN)) {
      const label = word === undefined ? null : sideOf(word);
      if (label !== null) tokens.push({ label });
      else if (digits !== undefined) tokens.push(numberOf(sign, digits, labelOf(element, block.element)));
    }
  }
  return tokens;
}

function numberOf(sign: string | undefined, digits: string, side: Side | null): VoteNumber {
  const value = Number(digits.replace(/\D/g, ""));
  if (sign === undefined) return { value, sign: null, side };
  return { value, sign: /[+＋]/u.test(sign) ? "+" : "-", side };
}

/** What the elements around a number call it, up to the block that it stands in. */
function labelOf(from: Element | null, block: Element | null): Side | null {
  for (let one = from; one; one = parentOf(one)) {
    const names = ["class", "title", "aria-label", "itemprop", "data-type", "data-vote"];
    const side = sideOf(names.map((name) => attribute(one, name) ?? "").join(" "));
    if (side !== null || one === block) return side;
  }
  return null;
}

function sideOf(text: string): Side | null {
  return text.length > 300 ? null : (SIDES.find(([, pattern]) => pattern.test(text))?.[0] ?? null);
}

/** The block's text without the words of its links. */
function without(block: Block, between: string): string {
  const said = block.pieces.filter(
    ({ link }) => link === null || !isControlWord(tidy(link.text)) || /\d/.test(link.text),
  );
  return said.map(({ text }) => text).join(between);
}
