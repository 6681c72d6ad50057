import type { ParsedComment } from "@/lib/domain/parsed-article";
import { nameScore } from "./author-name";
import { bodyOf, type MarkedLine } from "./body";
import { badDate, parseJstTime } from "./jst-time";
import type { ThreadComments } from "./thread-by-votes";

type Candidate = { order: number; score: number };

const SURE = 3;
const LIKELY = 1;
const UNLIKELY = -2;
const EVIDENT = 5;

/**
 * Splits a thread whose comments open with a name on a line of its own. Nothing but its look tells a name from a short
 * line of a body, so lines are weighed: by their words, by whether the same name comes again or is addressed by others,
 * by what stands around them, and lastly by how many comments the page claims. Null where the thread has another form.
 */
export function commentsByNames(
  thread: readonly MarkedLine[],
  declared: number | null,
): ThreadComments | null {
  const said = thread.filter(({ mark }) => mark.kind !== "blank");
  const indexes = [...thread.keys()].filter((index) => thread[index]?.mark.kind !== "blank");
  const texts = said.map(({ line }) => line.text);
  const names = chooseNames(weigh(texts), declared);
  const gaps = indexes.filter((index) => index > 0 && thread[index - 1]?.mark.kind === "blank").length;
  if (!isBelievable(names, { lineCount: texts.length, gaps, declared })) return null;
  const warnings: ThreadComments["warnings"] = [];
  const comments = names.map(({ order }, index): ParsedComment => {
    const position = index + 1;
    const time = parseJstTime(texts[order + 1] ?? "");
    const bodyStart = indexes[order + (time ? 2 : 1)] ?? thread.length;
    const bodyEnd = indexes[names[index + 1]?.order ?? said.length] ?? thread.length;
    if (time?.isImpossible) {
      warnings.push(badDate(position, said[order]?.line.number ?? null));
    }
    return {
      position,
      author: texts[order] ?? null,
      postedAt: time?.iso ?? null,
      body: bodyOf(thread.slice(bodyStart, Math.max(bodyStart, bodyEnd))),
      net: null,
      upvotes: null,
      downvotes: null,
    };
  });
  return { comments, warnings };
}

function weigh(texts: readonly string[]): Candidate[] {
  const scores = texts.map((text) => nameScore(text));
  const timesSeen = new Map<string, number>();
  for (const [order, text] of texts.entries()) {
    if (scores[order] !== null) timesSeen.set(text, (timesSeen.get(text) ?? 0) + 1);
  }
  const addressed = addressedNames(texts);
  const candidates: Candidate[] = [];
  // The last line of a thread has no body below it.
  for (const [order, text] of texts.slice(0, -1).entries()) {
    const own = scores[order] ?? null;
    if (own === null) continue;
    const previous = texts[order - 1];
    let score = own;
    if ((timesSeen.get(text) ?? 0) > 1) score += 3;
    if (addressed.has(text.toLowerCase())) score += 3;
    if (previous === undefined || /[.!?…"”'’)*]$/.test(previous)) score += 1;
    if (parseJstTime(texts[order + 1] ?? "")) score += EVIDENT;
    candidates.push({ order, score });
  }
  return candidates;
}

/** Names that somebody calls: after an @, or at a line's start before a comma or a colon; lower-cased. */
function addressedNames(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  const addPrefixes = (text: string) => {
    const words = text.slice(0, 60).toLowerCase().split(/\s+/).slice(0, 5);
    for (const end of words.keys())
      names.add(
        words
          .slice(0, end + 1)
          .join(" ")
          .replace(/[,:.!?]+$/, ""),
      );
  };
  for (const text of texts) {
    const called = /^([^,:]{2,40})[,:]\s/.exec(text.slice(0, 60))?.[1];
    if (called !== undefined) names.add(called.toLowerCase());
    for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
      addPrefixes(text.slice(at + 1, at + 61).trimStart());
    }
  }
  return names;
}

function chooseNames(candidates: readonly Candidate[], declared: number | null): Candidate[] {
  const chosen = withoutNeighbours(candidates.filter(({ score, order }) => score >= LIKELY || order === 0));
  if (declared === null) return chosen;
  const excess = chosen.length - declared;
  if (excess > 0) {
    const weakest = chosen
      .filter(({ score, order }) => score < SURE && order > 0)
      .sort((a, b) => a.score - b.score);
    const dropped = new Set(weakest.slice(0, excess));
    return chosen.filter((candidate) => !dropped.has(candidate));
  }
  // A page that lacks many more was cut short: its claim then says nothing of the lines that are there.
  if (excess === 0 || -excess > Math.max(2, declared / 10)) return chosen;
  const taken = new Set(chosen.flatMap(({ order }) => [order - 1, order, order + 1]));
  const strongest = candidates
    .filter(({ order, score }) => score < LIKELY && score >= UNLIKELY && !taken.has(order))
    .sort((a, b) => b.score - a.score)
    .slice(0, -excess);
  return withoutNeighbours([...chosen, ...strongest].sort((a, b) => a.order - b.order));
}

/** Below a name stands its body: of two names in a row the weaker is a line of a body, unless both are evident. */
function withoutNeighbours(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const previous = kept.at(-1);
    if (!previous || previous.order !== candidate.order - 1) {
      kept.push(candidate);
    } else if (candidate.score >= EVIDENT && previous.score >= EVIDENT) {
      kept.push(candidate);
    } else if (candidate.score > previous.score && previous.order > 0) {
      kept[kept.length - 1] = candidate;
    }
  }
  return kept;
}

type Look = { lineCount: number; gaps: number; declared: number | null };

function isBelievable(names: readonly Candidate[], { lineCount, gaps, declared }: Look): boolean {
  if (names[0]?.order !== 0 || names[0].score < -1) return false;
  const isSpaced = gaps * 2 > lineCount;
  const sure = names.filter(({ score }) => score >= SURE).length;
  // Names stand right above their bodies; between blank lines a short line is rather somebody's whole comment.
  if (isSpaced && sure * 2 < names.length) return false;
  const claimed = declared !== null && declared > 0 ? declared : null;
  if (claimed === 1 && names.length === 1) return names[0].score > LIKELY;
  const slack = isSpaced ? 0.2 : 0.5;
  if (claimed !== null && names.length > claimed * (1 + slack * 2) + 1) return false;
  if (claimed !== null && names.length >= claimed * (1 - slack)) return true;
  // Far fewer than claimed: either the page was cut short, or these are bodies without names.
  return !isSpaced && names.length >= 2 && sure * 2 >= names.length && lineCount <= names.length * 12;
}
