/** What a key press means on the desk. */
export type Command =
  | "next"
  | "previous"
  | "check-next"
  | "check-previous"
  | "keep"
  | "remove"
  | "escalate"
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

export type KeyPress = {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The key is held down. */
  repeat: boolean;
  isComposing: boolean;
};

const BY_KEY: Record<string, Command> = {
  j: "next",
  k: "previous",
  ArrowDown: "next",
  ArrowUp: "previous",
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

const BY_SHIFTED_KEY: Record<string, Command> = { j: "check-next", k: "check-previous" };

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

const MAY_REPEAT: readonly Command[] = ["next", "previous", "check-next", "check-previous"];

/** The command of a key press, or null where the key is the browser's. `isAfterG`: the press before was G. */
export function commandOf(press: KeyPress, isAfterG: boolean): Command | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  // Shift is a key of its own on letters only: some keyboards need it for the slash.
  const isShiftedLetter = press.shiftKey && /^[a-z]$/.test(key);
  const plain = isShiftedLetter ? BY_SHIFTED_KEY : BY_KEY;
  const command = (isAfterG ? BY_PLACE : plain)[key] ?? null;
  if (command && press.repeat && !MAY_REPEAT.includes(command)) return null;
  return command;
}
