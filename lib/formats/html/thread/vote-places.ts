import type { Row, Unit } from "./split-units";
import { isVoteBlock, type VoteNumber, voteNumbersOf } from "./vote-numbers";

type Count = { all: number; numeric: number; sure: number };

/**
 * Tells a number that is votes from a comment that is a number: votes stand at a place where every comment prints
 * nothing but numbers.
 */
export class VotePlaces {
  private readonly counts = new Map<string, Count>();
  private readonly unitCount: number;

  constructor(units: readonly Unit[]) {
    this.unitCount = units.length;
    for (const unit of units) {
      const rows = unit.rows.filter(isNoHead);
      for (const row of rows) this.count(row.path, row);
      const last = rows.at(-1);
      if (last) this.count("last", last);
    }
  }

  /** The row's vote numbers; null where it is no vote bar. */
  numbersOf(unit: Unit, row: Row): VoteNumber[] | null {
    if (!isNoHead(row)) return null;
    const numbers = voteNumbersOf(row.block);
    if (!numbers) return null;
    const signs = new Set(numbers.map(({ sign, side }) => side ?? sign));
    const isBar = (signs.has("+") || signs.has("up")) && (signs.has("-") || signs.has("down"));
    const isLast = unit.rows.filter(isNoHead).at(-1) === row;
    return isBar || this.isVotes(row.path) || (isLast && this.isVotes("last")) ? numbers : null;
  }

  private count(key: string, { block }: Row): void {
    const count = this.counts.get(key) ?? { all: 0, numeric: 0, sure: 0 };
    this.counts.set(key, count);
    count.all += 1;
    if (voteNumbersOf(block)) count.numeric += 1;
    if (isVoteBlock(block)) count.sure += 1;
  }

  /** Two comments may both be a number by chance, where the place is one of text. */
  private isVotes(key: string): boolean {
    const count = this.counts.get(key);
    if (!count || count.numeric < count.all) return false;
    const isTextPlace = key === "last" || /^(?:p|blockquote|li) /.test(key);
    return isTextPlace
      ? this.unitCount >= 3 && count.all >= 3
      : count.sure > 0 || count.all >= 2 || this.unitCount === 1;
  }
}

function isNoHead({ kinds, block }: Row): boolean {
  return !kinds.has("member") && !kinds.has("time") && !block.isQuote;
}
