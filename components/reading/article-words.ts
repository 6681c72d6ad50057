import type { ArticleDetail } from "@/lib/articles/data";
import { formatCount, formatInteger, formatSigned } from "@/lib/format";

type Answers = ArticleDetail["answers"][number];
type Facts = NonNullable<ArticleDetail["facts"]>;
type Votes = NonNullable<Facts["votes"]>;

const STRONG_MIN = 0.7;
const LIKELY_MIN = 0.55;

/** How surely a comment answers a sentence that it does not quote: never as a truth. */
export function strengthSaid(strength: number): string {
  if (strength >= STRONG_MIN) return "Likely answered here, on strong ground";
  return strength >= LIKELY_MIN ? "Likely answered here" : "Perhaps answered here";
}

/** `4 comments answer paragraph 3, 1 quotes it. Their votes: 30 up, 12 down` */
export function answersSaid(answers: Answers, paragraph: number): string {
  const all = answers.quoted + answers.likely;
  const said = `${formatCount(all, "comment answers", "comments answer")} paragraph ${paragraph}`;
  const quoted = answers.quoted === 0 ? "" : `, ${formatCount(answers.quoted, "quotes it", "quote it")}`;
  if (answers.upvotes + answers.downvotes === 0) return `${said}${quoted}. They have no votes`;
  const votes = `${formatInteger(answers.upvotes)} up, ${formatInteger(answers.downvotes)} down`;
  return `${said}${quoted}. Their votes: ${votes}`;
}

/** What the spread of votes shows, as the title of its chart. */
export function spreadFinding({ known, above, below }: Votes): string {
  const share = (count: number) => `${Math.round((100 * count) / known)} %`;
  if (known < 3) return `${formatCount(known, "comment")} with votes`;
  if (above === 0 && below === 0) return "No comment has moved from zero";
  if (above >= (known * 2) / 3) return `Readers approve: ${share(above)} stand above zero`;
  if (below >= (known * 2) / 3) return `Readers disapprove: ${share(below)} stand below zero`;
  if (above + below < known / 2) return "Most comments stand at zero";
  if (Math.abs(above - below) <= known / 8) {
    return `Readers are divided: ${share(above)} above zero, ${share(below)} below`;
  }
  return above > below
    ? `More approve than not: ${share(above)} above zero, ${share(below)} below`
    : `More disapprove than not: ${share(below)} below zero, ${share(above)} above`;
}

/** The measure and the total, below the chart's title. */
export function spreadSaid({ known, unknown, median, lowerQuartile, upperQuartile }: Votes): string {
  const half =
    lowerQuartile === upperQuartile
      ? `half of them at ${formatSigned(lowerQuartile)}`
      : `half of them from ${formatSigned(lowerQuartile)} to ${formatSigned(upperQuartile)}`;
  const others = unknown === 0 ? "" : `; of ${formatInteger(unknown)} more the votes are unknown`;
  return `Net votes of ${formatCount(known, "comment")}: median ${formatSigned(median)}, ${half}${others}`;
}

/** The shape of the thread, but its longest conversation, in a line of words. */
export function shapeSaid({ comments, unnamed, shape }: Facts): string {
  if (comments === 0) return "Nobody has commented.";
  if (!shape) return `${formatCount(comments, "comment")}, too many to lay out their conversations.`;
  const { first, replies, alone, deepest, authors } = shape;
  const links =
    replies === 0
      ? "Nobody answers anybody."
      : `${formatCount(replies, "comment answers", "comments answer")} another, at most ${formatCount(deepest, "step")} deep; ${formatInteger(alone)} of the other ${formatInteger(first)} stand alone.`;
  if (unnamed === comments) return `${links} Nobody is named.`;
  const named = `${formatCount(authors, "author")} known`;
  return `${links} ${unnamed === 0 ? named : `${named}, ${formatInteger(unnamed)} unnamed`}.`;
}
