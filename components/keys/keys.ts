import { type KeyPress, plainKey } from "./plain-key";

/** What a key press means on the desk. */
export type Command =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "fold"
  | "unfold"
  | "check-next"
  | "check-previous"
  | "keep"
  | "remove"
  | "remove-because"
  | "escalate"
  | "escalate-because"
  | "flag"
  | "note"
  | "annotate"
  | "correct-link"
  | "undo"
  | "search"
  | "keys"
  | "check"
  | "read"
  | "back"
  | "quoted"
  | "alike"
  | "conversation"
  | "beside"
  | "density"
  | "show-new"
  | "await-place"
  | "go-open"
  | "go-flagged"
  | "go-escalated"
  | "go-kept"
  | "go-removed"
  | "go-articles"
  | "go-imports"
  | "go-rules"
  | "go-annotations"
  | "go-activity";

const BY_KEY: Record<string, Command> = {
  j: "next",
  k: "previous",
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  ArrowLeft: "fold",
  ArrowRight: "unfold",
  a: "keep",
  r: "remove",
  e: "escalate",
  f: "flag",
  n: "note",
  m: "annotate",
  p: "correct-link",
  u: "undo",
  "/": "search",
  "?": "keys",
  x: "check",
  Enter: "read",
  o: "read",
  Escape: "back",
  q: "quoted",
  l: "alike",
  s: "beside",
  c: "conversation",
  d: "density",
  ".": "show-new",
  g: "await-place",
};

const BY_SHIFTED_KEY: Record<string, Command> = {
  j: "check-next",
  k: "check-previous",
  r: "remove-because",
  e: "escalate-because",
};

const BY_PLACE: Record<string, Command> = {
  o: "go-open",
  f: "go-flagged",
  e: "go-escalated",
  k: "go-kept",
  r: "go-removed",
  a: "go-articles",
  i: "go-imports",
  u: "go-rules",
  n: "go-annotations",
  m: "go-activity",
};

const MOVES: readonly Command[] = [
  ...(["next", "previous", "first", "last", "check-next", "check-previous", "fold", "unfold"] as const),
];

/** They change nothing on the desk, whatever is under the cursor. */
const HARMLESS: readonly Command[] = [
  ...MOVES,
  ...(["search", "keys", "read", "back", "quoted", "alike", "conversation", "beside"] as const),
  ...(["density", "show-new", "await-place"] as const),
  ...Object.values(BY_PLACE),
];

/** They only open something about the comment under the cursor. */
const OPENS: readonly Command[] = ["note", "annotate", "correct-link"];

/** "move": goes from row to row; "open": shows something about the comment; "act": does something to it. */
export type CommandKind = "move" | "harmless" | "open" | "act";

export function kindOf(command: Command): CommandKind {
  if (MOVES.includes(command)) return "move";
  if (HARMLESS.includes(command)) return "harmless";
  return OPENS.includes(command) ? "open" : "act";
}

/** The command of a key press, or null where the key is the browser's. `isAfterG`: the press before was G. */
export function commandOf(press: KeyPress, isAfterG: boolean, isSingleOff = false): Command | null {
  const key = plainKey(press, isSingleOff);
  if (key === null) return null;
  // Shift is a key of its own on letters only: some keyboards need it for the slash.
  const isShiftedLetter = press.shiftKey && /^[a-z]$/.test(key);
  const plain = isShiftedLetter ? BY_SHIFTED_KEY : BY_KEY;
  const command = (isAfterG ? BY_PLACE : plain)[key] ?? null;
  return command && press.repeat && kindOf(command) !== "move" ? null : command;
}
