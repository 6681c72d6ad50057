"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { sayIgnored } from "./ignored-keys";
import { type Claim, claimKeys } from "./key-room";
import { type Command, commandOf, kindOf } from "./keys";
import { areSingleKeysOff } from "./plain-key";
import { BURST_MS } from "./typing";

const PRESSABLE = "button, a, summary, [role=separator]";
const ROWS = '[role="grid"], [role="feed"]';
const PLACE_MS = 1500;

/** What a page does with its keys. */
export type PageKeys = {
  /** What each command does here; one that is missing is no key of this page. */
  table: Partial<Record<Exclude<Command, "await-place">, () => void>>;
  /** Why a key that was pressed then must not touch the comment under the cursor; null: it may. */
  whyNot: (command: Command, pressedAt: number) => string | null;
  /** Remembers how things are; the function that it returns brings them back. */
  remember: () => () => void;
};

/** Hears a page's keys wherever the focus is, but in text fields, menus and dialogs. */
export function useKeys({ table, whyNot, remember }: PageKeys): void {
  const gPressedAt = useRef(Number.NEGATIVE_INFINITY);
  const before = useRef<() => void>(undefined);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

  const read = useEffectEvent((event: KeyboardEvent): Command | null => {
    const isAfterG = event.timeStamp - gPressedAt.current < PLACE_MS;
    const command = commandOf(event, isAfterG, areSingleKeysOff());
    if (!command || isElsewhere(event, command)) return null;
    return command === "await-place" || table[command] ? command : null;
  });
  function act(command: Exclude<Command, "await-place">) {
    before.current = remember();
    // What was undone cannot be taken back: it waits until no second letter can follow.
    if (command === "undo") waiting.current = setTimeout(() => table.undo?.(), BURST_MS);
    else table[command]?.();
  }
  const run = useEffectEvent((event: KeyboardEvent) => {
    const command = read(event);
    gPressedAt.current = command === "await-place" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (!command || command === "await-place") return;
    const kind = kindOf(command);
    const why = kind === "act" || kind === "open" ? whyNot(command, event.timeStamp) : null;
    if (why) sayIgnored(why);
    else act(command);
  });
  const retract = useEffectEvent(() => {
    clearTimeout(waiting.current);
    before.current?.();
    before.current = undefined;
  });

  // The document's key presses, outside React's tree.
  useEffect(() => {
    const kindHere: Claim["kindOf"] = (event, place) => {
      const command = place === "page" ? read(event) : null;
      return command && kindOf(command);
    };
    return claimKeys({
      isPage: true,
      kindOf: kindHere,
      run: (event) => run(event),
      retract: () => retract(),
    });
  }, []);
}

/** Enter on a button presses the button; arrows, Home and End move where the rows are, and else scroll or step. */
function isElsewhere({ key, target }: KeyboardEvent, command: Command): boolean {
  if (!(target instanceof Element)) return false;
  if (command === "read" && key === "Enter") return target.closest(PRESSABLE) !== null;
  if (key === "ArrowUp" || key === "ArrowDown") return target.closest('[role="grid"]') === null;
  const isSteering = key.startsWith("Arrow") || key === "Home" || key === "End";
  return isSteering && !target.matches("body, main") && target.closest(ROWS) === null;
}
