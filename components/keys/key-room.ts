import { beginHearing, endHearing } from "./early-keys";
import { forgetIgnored, ignoredKeys, sayIgnored } from "./ignored-keys";
import type { CommandKind } from "./keys";
import { areSingleKeysOff } from "./plain-key";
import { type Typing, TypingWatch } from "./typing";

/** Where a press lands: in a text field, in an open dialog or menu, or on the page itself. */
type Place = "text" | "overlay" | "page";

/** Somebody on the page who hears keys. Of several the latest is asked first. */
export type Claim = {
  /** A page's own keys, which rest under a dialog. */
  isPage?: boolean;
  /** What the press would do; null: it is no key of this claim. */
  kindOf: (event: KeyboardEvent, place: Place) => CommandKind | null;
  run: (event: KeyboardEvent) => void;
  /** Takes back what the last press did, which turned out to be typing. */
  retract?: () => void;
};

const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const OVERLAY = '[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]';
const DIALOG = '[role="dialog"], [role="alertdialog"]';
const WHY = {
  early: "typed before the desk was ready",
  phrase: "there is no search here",
  burst: "too quick, as when one types",
} satisfies Record<Typing, string>;

const claims: Claim[] = [];
const watch = new TypingWatch();
/** Whoever heard the last key, for a press that turns out to be the first letter of a word. */
let last: Claim | null = null;

/** Hears keys from now on, before all that came earlier; the function that it returns ends that. */
export function claimKeys(claim: Claim): () => void {
  if (claims.length === 0) document.addEventListener("keydown", onKeyDown);
  claims.push(claim);
  if (claim.isPage) beginPage(claim);
  return () => {
    claims.splice(claims.indexOf(claim), 1);
    if (claim.isPage) endHearing();
    if (claims.length === 0) document.removeEventListener("keydown", onKeyDown);
  };
}

function beginPage(claim: Claim): void {
  const early = beginHearing();
  const known = (key: string) => claim.kindOf(new KeyboardEvent("keydown", { key }), "page") !== null;
  watch.begin(
    performance.now(),
    early.map((press) => ({ ...press, isCommand: known(press.key) })),
  );
  if (early.length > 0) sayIgnored(WHY.early, early.length);
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "page";
  const overlay = target.closest(OVERLAY);
  // One that was told to close may keep the focus for some frames more.
  if (overlay?.hasAttribute("data-closed")) return "page";
  if (target.closest(TEXT)) return "text";
  return overlay ? "overlay" : "page";
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const place = placeOf(event.target);
  const heard = whoHears(event, place);
  const typing = place === "page" ? judge(event, heard !== null) : null;
  if (typing === "burst") retractLast();
  if (!heard) return;
  event.preventDefault();
  // A key that is held down moves on, and does nothing else.
  if (event.repeat && heard.kind !== "move") return;
  const why = whyIgnored(heard, typing);
  if (why) {
    sayIgnored(why);
    return;
  }
  const ignoredBefore = ignoredKeys.get().count;
  last = heard.kind === "move" ? null : heard.claim;
  heard.claim.run(event);
  if (!typing && ignoredKeys.get().count === ignoredBefore) forgetIgnored();
}

type Heard = { claim: Claim; kind: CommandKind };

function whoHears(event: KeyboardEvent, place: Place): Heard | null {
  for (const claim of claims.toReversed()) {
    const kind = claim.kindOf(event, place);
    if (kind) return { claim, kind };
  }
  return null;
}

function judge(event: KeyboardEvent, isCommand: boolean): Typing | null {
  const { key, timeStamp: at, repeat, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey || repeat) return null;
  if (key === "Enter" || key === "Escape") watch.end();
  const typing = watch.judge({ key, at, isCommand });
  // Where single keys are off, no word that is typed can act.
  if (key === "/" && !isCommand && !areSingleKeysOff() && claims.some(({ isPage }) => isPage)) {
    watch.loseSlash(at);
    sayIgnored(WHY.phrase);
  }
  return typing;
}

/** The press before was the first letter of what turns out to be typing: it counts as ignored too. */
function retractLast(): void {
  if (!last?.retract) return;
  last.retract();
  last = null;
  sayIgnored(WHY.burst);
}

function whyIgnored({ claim, kind }: Heard, typing: Typing | null): string | null {
  if (typing && !(typing === "burst" && kind === "move")) return WHY[typing];
  if (!claim.isPage || kind === "harmless") return null;
  if (document.querySelector(`:is(${DIALOG}):not([data-closed])`)) return "a dialog is open";
  const isClosing = kind === "act" && document.querySelector(`:is(${DIALOG})[data-closed]`);
  return isClosing ? "a dialog was closing" : null;
}
