"use client";

import { useEffect, useEffectEvent } from "react";
import { type Claim, claimKeys } from "./key-room";
import type { CommandKind } from "./keys";
import { areSingleKeysOff, plainKey } from "./plain-key";

type PartKeys = {
  /** While false, the keys are those of whoever had them before. */
  isUp: boolean;
  /** What each key does; letters small, with "Shift " before where Shift is held. */
  keys: Readonly<Record<string, () => void>>;
  kind: CommandKind;
  /** Whether a press there is one of these keys. */
  isHere: (event: KeyboardEvent, place: Parameters<Claim["kindOf"]>[1]) => boolean;
};

const nameOf = (event: KeyboardEvent): string | null => {
  const key = plainKey(event, areSingleKeysOff());
  return key && event.shiftKey && key.length > 1 ? `Shift ${key}` : key;
};

/** Keys of a part of the page while it is up: they win over the page's own, wherever the focus is. */
export function useClaim({ isUp, keys, kind, isHere }: PartKeys): void {
  const actOf = useEffectEvent((event: KeyboardEvent) => keys[nameOf(event) ?? ""]);
  const kindOf = useEffectEvent<Claim["kindOf"]>((event, place) =>
    isHere(event, place) && actOf(event) ? kind : null,
  );
  // The document's key presses, outside React's tree.
  useEffect(() => {
    if (!isUp) return;
    return claimKeys({
      kindOf: (event, place) => kindOf(event, place),
      run: (event) => actOf(event)?.(),
    });
  }, [isUp]);
}
