"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { type Command, commandOf } from "./keys";

const TEXT = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const OVERLAY = '[role="dialog"], [role="menu"], [role="listbox"], [role="alertdialog"]';
const PRESSABLE = "button, a, summary, [role=separator]";
const PLACE_MS = 1500;

function isTaken(target: EventTarget | null, command: Command): boolean {
  if (!(target instanceof Element)) return false;
  const overlay = target.closest(OVERLAY);
  // One that was told to close may keep the focus for some frames more; what is typed then is meant for the desk.
  if (overlay) return !overlay.hasAttribute("data-closed");
  if (target.closest(TEXT)) return true;
  // Enter on a button presses the button; arrows belong to what moves by arrows.
  return command === "read" && target.closest(PRESSABLE) !== null;
}

/** Hears the desk's keys wherever the focus is, but in text fields, menus and dialogs. */
export function useKeys(run: (command: Command) => void): void {
  const gPressedAt = useRef(Number.NEGATIVE_INFINITY);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isAfterG = event.timeStamp - gPressedAt.current < PLACE_MS;
    gPressedAt.current = Number.NEGATIVE_INFINITY;
    const command = commandOf(event, isAfterG);
    if (!command || isTaken(event.target, command)) return;
    if (event.key.startsWith("Arrow") && isOutsideGrid(event.target)) return;
    event.preventDefault();
    if (command === "await-place") gPressedAt.current = event.timeStamp;
    else run(command);
  });

  // The document's key presses, outside React's tree.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

// Arrows move through the list while it has the focus; elsewhere they scroll, as everywhere in a browser.
function isOutsideGrid(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="grid"]') === null;
}
