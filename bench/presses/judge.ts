import type { HeardPress } from "./recorder";

export type Decided = { commentId: string; toStatus: string | null };

const STATUS_OF: Record<string, string> = { a: "kept", r: "removed", e: "escalated" };

/** Holds the log of decisions against what was pressed, and on which row. */
export function judgePresses(heard: readonly HeardPress[], decided: readonly Decided[]) {
  const asked = heard.filter(({ key, place }) => STATUS_OF[key] && place !== "field");
  const left = asked.filter(({ isRepeated }) => !isRepeated);
  const strangers: Decided[] = [];
  for (const { commentId, toStatus } of decided) {
    const isIt = ({ key, row }: HeardPress) => row === commentId && STATUS_OF[key] === toStatus;
    const heardAt = left.findIndex((press) => isIt(press) && press.ignored === 0 && press.place === "desk");
    const at = heardAt < 0 ? left.findIndex(isIt) : heardAt;
    if (at < 0) strangers.push({ commentId, toStatus });
    else left.splice(at, 1);
  }
  const [said, unsaid] = split(left, ({ ignored, place }) => ignored > 0 && place === "desk");
  const [early, silent] = split(unsaid, ({ place }) => place === "early");
  const [failed, heardNot] = split(silent, ({ place }) => place === "failed");
  const [already, lost] = split(heardNot, ({ isAlready }) => isAlready);
  const refused = heard.reduce((sum, press) => sum + press.refused, 0);
  const unexplained = Math.max(0, lost.length - refused);
  const earlyHeard = heard.filter(({ place, isRepeated }) => place === "early" && !isRepeated).length;
  const ignored = heard.reduce((sum, press) => sum + press.ignored, 0);
  const reasons = new Map<string, number>();
  for (const press of heard)
    if (press.why !== "") reasons.set(press.why, (reasons.get(press.why) ?? 0) + press.ignored);
  const counts = {
    "decisions pressed": asked.filter(({ isRepeated }) => !isRepeated).length,
    "in the log": decided.length,
    "ignored, and the page said so": said.length,
    "already so, and the page said so": already.length,
    "before the desk was ready": early.length,
    "on a page that said it failed": failed.length,
    "presses of any kind said ignored": ignored,
    "repeated by the keyboard": asked.filter(({ isRepeated }) => isRepeated).length,
    "refused, and the page said so": refused,
    "LOST without a word": unexplained,
    "EARLY without a word": Math.max(0, earlyHeard - ignored),
    "ACTS on another row, or repeated": strangers.length,
  };
  const isGood = unexplained === 0 && strangers.length === 0 && earlyHeard <= ignored;
  return { counts, isGood, reasons, lost };
}

function split<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
