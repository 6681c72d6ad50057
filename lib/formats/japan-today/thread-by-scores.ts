import type { ParsedComment } from "@/lib/domain/parsed-article";
import { nameScore } from "./author-name";
import { bodyOf, type MarkedLine } from "./body";
import { gluedHeader } from "./header-line";
import { badDate, parseJstTime } from "./jst-time";
import type { ThreadComments } from "./thread-by-votes";
import { parseScoreLine } from "./vote-line";

// A number inside a body is followed by a phrase, not by a name.
const NAME_SCORE_MIN = -2;
const WEAK_NAME_SCORE = 0;

/** Splits a thread of before 2017: a bare net score, the name, the body. Null where the thread has another form. */
export function commentsByScores(
  thread: readonly MarkedLine[],
  declared: number | null,
): ThreadComments | null {
  const said = [...thread.keys()].filter((index) => thread[index]?.mark.kind !== "blank");
  const textAt = (order: number) => thread[said[order] ?? -1]?.line.text ?? "";
  if (!isStart(textAt(0), textAt(1))) return null;
  const found = [...said.keys()].filter((order) => isStart(textAt(order), textAt(order + 1)));
  const starts = withoutWeakest(found, declared, (order) => nameScore(textAt(order + 1)) ?? 0);
  const warnings: ThreadComments["warnings"] = [];
  const comments = starts.map((order, index): ParsedComment => {
    const header = gluedHeader(textAt(order + 1));
    const timeBelow = header ? null : parseJstTime(textAt(order + 2));
    const time = header?.time ?? timeBelow;
    const bodyStart = said[order + (timeBelow ? 3 : 2)] ?? thread.length;
    const bodyEnd = said[starts[index + 1] ?? said.length] ?? thread.length;
    const position = index + 1;
    if (time?.isImpossible) warnings.push(badDate(position, thread[said[order] ?? -1]?.line.number ?? null));
    return {
      position,
      author: header?.author ?? textAt(order + 1),
      postedAt: time?.iso ?? null,
      body: bodyOf(thread.slice(bodyStart, Math.max(bodyStart, bodyEnd))),
      net: parseScoreLine(textAt(order)),
      upvotes: null,
      downvotes: null,
    };
  });
  return { comments, warnings };
}

function isStart(scoreLine: string, nameLine: string): boolean {
  if (parseScoreLine(scoreLine) === null) return false;
  const score = nameScore(gluedHeader(nameLine)?.author ?? nameLine);
  return score !== null && score >= NAME_SCORE_MIN;
}

/** A body may hold a number above a short phrase: where the page claims fewer comments, the least like names are such. */
function withoutWeakest(
  starts: readonly number[],
  declared: number | null,
  scoreAt: (order: number) => number,
): readonly number[] {
  if (declared === null || starts.length <= declared) return starts;
  const weakest = starts
    .filter((order) => order > 0 && scoreAt(order) <= WEAK_NAME_SCORE)
    .sort((a, b) => scoreAt(a) - scoreAt(b));
  const dropped = new Set(weakest.slice(0, starts.length - declared));
  return starts.filter((order) => !dropped.has(order));
}
