import { addressedPositions } from "./addressing";
import type { QuoteMatch } from "./quote-matches";
import type { Placed, WrittenOrder } from "./quote-order";
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

type LinkableComment = Placed & { author: string | null; body: string };

/** A comment's number in the thread, from 0, and how it is known that it is answered. */
type Choice = { parent: number; evidence: "quote" | "name" };

/**
 * Links each comment to what it answers: a passage that it repeats from another comment or from the article, else a
 * member whom it addresses by name. A reply that quotes two comments hangs on the later of them, and mentions the other.
 * Never makes a cycle. `paragraphs` are the article's; positions are unique and in order. What stands where on the page
 * decides only where neither the comments' words nor their times (`postedAt`, ISO 8601) do. Time grows with the text and
 * the logarithm of the thread.
 */
export function linkComments(
  paragraphs: readonly string[],
  comments: readonly LinkableComment[],
): CommentLink[] {
  const { quotes, order } = findQuotes(paragraphs, comments);
  const numbers = new Map(comments.map(({ position }, number) => [position, number]));
  const numbersAt = (positions: readonly number[]) =>
    positions.flatMap((position) => numbers.get(position) ?? []);
  const quotedAt = quotes.map((own) => own.flatMap(commentQuoted));
  const quoted = quotedAt.map(numbersAt);
  const { isNewestFirst } = order;
  const called = addressedPositions(comments, paragraphs, { quoted: quotedAt, isNewestFirst }).map(numbersAt);
  const choices = new Map<number, Choice>();
  for (const number of comments.keys()) {
    const latest = latestOf(number, quoted[number] ?? [], order);
    const [first] = called[number] ?? [];
    if (latest !== null) choices.set(number, { parent: latest, evidence: "quote" });
    else if (first !== undefined) choices.set(number, { parent: first, evidence: "name" });
  }
  breakCycles(choices, order);
  return comments.map(({ position }, number) => {
    const choice = choices.get(number);
    const others = { quote: quoted[number] ?? [], name: called[number] ?? [] };
    return {
      position,
      parentPosition: choice ? (comments[choice.parent]?.position ?? null) : null,
      replyEvidence: choice?.evidence ?? null,
      quotes: quotes[number] ?? [],
      mentions: mentionsOf(others, new Set([number, choice?.parent]), comments),
    };
  });
}

function mentionsOf(
  { quote, name }: Record<Mention["evidence"], readonly number[]>,
  taken: ReadonlySet<number | undefined>,
  comments: readonly LinkableComment[],
): Mention[] {
  const evidence = new Map<number, Mention["evidence"]>();
  for (const one of name) evidence.set(one, "name");
  for (const one of quote) evidence.set(one, "quote");
  return [...evidence]
    .filter(([number]) => !taken.has(number))
    .map(([number, of]) => ({ position: comments[number]?.position ?? 0, evidence: of }))
    .sort((a, b) => a.position - b.position);
}

function commentQuoted({ source }: QuoteMatch): number[] {
  return source.kind === "comment" ? [source.position] : [];
}

/** The last written of the comments that one quotes; those that were written after it, only where there are no others. */
function latestOf(number: number, quoted: readonly number[], order: WrittenOrder): number | null {
  const earlier = quoted.filter((one) => order.compare(number, one) > 0);
  const among = earlier.length > 0 ? earlier : quoted;
  return among.reduce<number | null>(
    (latest, one) => (latest === null || order.compare(one, latest) > 0 ? one : latest),
    null,
  );
}

/**
 * Every comment has one parent at most, so walking up finds each cycle once. Of its links one is cut: a name's before a
 * quote's, and one that points to a later comment before the others.
 */
function breakCycles(choices: Map<number, Choice>, order: WrittenOrder): void {
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
      const named = cycle.filter((number) => choices.get(number)?.evidence === "name");
      const weakest = named.length > 0 ? named : cycle;
      const early = weakest.find(
        (number) => order.compare(number, choices.get(number)?.parent ?? number) < 0,
      );
      choices.delete(early ?? weakest[0] ?? at);
    }
    for (const number of path) done.add(number);
  }
}
