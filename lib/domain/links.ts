import { addressedPositions } from "./addressing";
import type { QuoteMatch } from "./quote-matches";
import { findQuotes } from "./quotes";

/** How a comment hangs on the others and on the article. */
export type CommentLink = {
  position: number;
  /** The comment it answers; null where it answers none, or only the article. */
  parentPosition: number | null;
  replyEvidence: "quote" | "name" | null;
  quotes: QuoteMatch[];
  /** Other comments that it quotes or addresses beside the one it answers, in order of position; none twice. */
  mentions: Mention[];
};

/** A comment that another speaks of without answering it. */
type Mention = { position: number; evidence: "quote" | "name" };

export type LinkableComment = { position: number; author: string | null; body: string };

type Choice = { parent: number; evidence: "quote" | "name" };

/**
 * Links each comment to what it answers: a passage that it repeats from another comment or from the article, else a
 * member whom it addresses by name. A reply that quotes two comments hangs on the later of them. Never makes a cycle.
 */
export function linkComments(
  paragraphs: readonly string[],
  comments: readonly LinkableComment[],
): CommentLink[] {
  const { quotes } = findQuotes(paragraphs, comments);
  const addressed = addressedPositions(comments, paragraphs);
  const choices = new Map<number, Choice>();
  for (const [index, { position }] of comments.entries()) {
    const quoted = nearestParent(position, quotedPositions(quotes[index] ?? []));
    const named = addressed[index] ?? null;
    if (quoted !== null) choices.set(position, { parent: quoted, evidence: "quote" });
    else if (named !== null) choices.set(position, { parent: named, evidence: "name" });
  }
  breakCycles(choices);
  return comments.map(({ position }, index) => {
    const choice = choices.get(position);
    const own = quotes[index] ?? [];
    return {
      position,
      parentPosition: choice?.parent ?? null,
      replyEvidence: choice?.evidence ?? null,
      quotes: own,
      mentions: mentionsOf(own, addressed[index] ?? null, new Set([position, choice?.parent])),
    };
  });
}

function mentionsOf(
  quotes: readonly QuoteMatch[],
  named: number | null,
  taken: ReadonlySet<number | undefined>,
): Mention[] {
  const mentions = new Map<number, Mention>();
  if (named !== null) mentions.set(named, { position: named, evidence: "name" });
  for (const position of quotedPositions(quotes)) mentions.set(position, { position, evidence: "quote" });
  return [...mentions.values()]
    .filter(({ position }) => !taken.has(position))
    .sort((a, b) => a.position - b.position);
}

function quotedPositions(quotes: readonly QuoteMatch[]): number[] {
  return quotes.flatMap(({ source }) => (source.kind === "comment" ? [source.position] : []));
}

/** The latest of the quoted that stand above; on pages with the newest first, the nearest below. */
function nearestParent(position: number, quoted: readonly number[]): number | null {
  const above = quoted.filter((one) => one < position);
  if (above.length > 0) return above.reduce((a, b) => Math.max(a, b));
  const below = quoted.filter((one) => one > position);
  return below.length > 0 ? below.reduce((a, b) => Math.min(a, b)) : null;
}

/** Every comment has one parent at most, so walking up finds each cycle once; its one link that points down is cut. */
function breakCycles(choices: Map<number, Choice>): void {
  const done = new Set<number>();
  for (const start of [...choices.keys()]) {
    const path: number[] = [];
    const onPath = new Set<number>();
    let at: number | undefined = start;
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      onPath.add(at);
      path.push(at);
      at = choices.get(at)?.parent;
    }
    if (at !== undefined && onPath.has(at)) {
      const cycle = path.slice(path.indexOf(at));
      const down = cycle.find((position) => (choices.get(position)?.parent ?? 0) > position);
      choices.delete(down ?? at);
    }
    for (const position of path) done.add(position);
  }
}
