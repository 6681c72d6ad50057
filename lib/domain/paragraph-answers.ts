import { knownNet } from "./known-net";
/** The comments that answer a paragraph, and how they were received. */
export type ParagraphAnswers = {
  quoted: number;
  likely: number;
  /** The votes of these comments; where a source says the net alone, it counts to its side. */
  upvotes: number;
  downvotes: number;
  /** How many of them stand above and below zero. */
  above: number;
  below: number;
};

type Votes = { net: number | null; upvotes: number | null; downvotes: number | null };

/** Counts what answers each paragraph of an article. */
export class AnswerTally {
  readonly paragraphs: ParagraphAnswers[];

  constructor(paragraphCount: number) {
    this.paragraphs = Array.from({ length: paragraphCount }, nobody);
  }

  add(paragraph: number, kind: "quoted" | "likely", votes: Votes): void {
    const { upvotes, downvotes } = votes;
    const net = knownNet(votes);
    const counted = this.paragraphs[paragraph];
    if (!counted) return;
    counted[kind] += 1;
    const hasSides = upvotes !== null || downvotes !== null;
    counted.upvotes += hasSides ? (upvotes ?? 0) : Math.max(0, net ?? 0);
    counted.downvotes += hasSides ? (downvotes ?? 0) : Math.max(0, -(net ?? 0));
    if ((net ?? 0) > 0) counted.above += 1;
    if ((net ?? 0) < 0) counted.below += 1;
  }
}

/** A paragraph that no comment answers. */
export function nobody(): ParagraphAnswers {
  return { quoted: 0, likely: 0, upvotes: 0, downvotes: 0, above: 0, below: 0 };
}
