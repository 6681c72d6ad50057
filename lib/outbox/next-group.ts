import type { Entry } from "./entry";

const GROUP_MAX = 200;

function canTravelWith(first: Entry, entry: Entry): boolean {
  const a = first.act;
  const b = entry.act;
  if (a.kind === "decide") return b.kind === "decide";
  if (a.kind === "flag" && b.kind === "flag") {
    return a.ruleCode === b.ruleCode && a.severity === b.severity && a.note === b.note;
  }
  return false;
}

/** The acts that the next request may carry: the first that waits and, while they follow, those of its kind on other comments. */
export function nextGroup(queue: readonly Entry[]): Entry[] {
  const waiting = queue.filter((entry) => entry.state === "waiting");
  const [first] = waiting;
  if (!first) return [];
  const group: Entry[] = [first];
  const comments = new Set([first.act.commentId]);
  for (const entry of waiting.slice(1, GROUP_MAX)) {
    if (!canTravelWith(first, entry) || comments.has(entry.act.commentId)) break;
    comments.add(entry.act.commentId);
    group.push(entry);
  }
  return group;
}
