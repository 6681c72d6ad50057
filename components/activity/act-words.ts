import type { ChangedSince, OwnAct } from "@/lib/activity/view";
import { STATUS_LABEL, type Status } from "@/lib/domain/statuses";
import { formatAgo, formatCount, type Now } from "@/lib/format";

/** What the log calls each act, after "Somebody". */
export const ACTION_WORD: Record<string, string> = {
  decide: "decided",
  flag: "flagged",
  "withdraw-flag": "withdrew a flag",
  "write-note": "wrote a note",
  "edit-note": "edited a note",
  "delete-note": "deleted a note",
  "add-tag": "added a tag",
  "remove-tag": "removed a tag",
  "correct-link": "changed what it answers",
  annotate: "annotated a passage",
  "edit-annotation": "edited an annotation",
  "delete-annotation": "deleted an annotation",
  "restore-annotation": "restored an annotation",
  reply: "replied to a note",
  "delete-reply": "deleted a reply",
  "restore-reply": "restored a reply",
  resolve: "resolved a note",
  reopen: "reopened a note",
  undo: "undid an act",
};

/** What somebody did who made a comment so: `removed`. */
export const statusWord = (status: Status) =>
  status === "open" ? "reopened" : STATUS_LABEL[status].toLowerCase();

/** `Removed`, `Added a tag`, `Removed 12 comments` */
export function actSaid({ action, toStatus, count, undidName }: OwnAct): string {
  const plain = undidName ? `undid an act of ${undidName}` : (ACTION_WORD[action] ?? action);
  const word = toStatus && !undidName ? statusWord(toStatus) : plain;
  const said = count > 1 ? `${word} ${formatCount(count, "comment")}` : word;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** Why an act could not be undone: `Noor removed it 2 min ago` */
export function changedSaid({ byName, isMine, at, status }: ChangedSince, now: Now): string {
  const who = isMine ? "you" : (byName ?? "somebody");
  const what = status ? `${statusWord(status)} it` : "changed it";
  return `${who} ${what}${at ? ` ${formatAgo(at, now)}` : " since"}`;
}
