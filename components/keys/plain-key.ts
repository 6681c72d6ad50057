export type KeyPress = {
  key: string;
  /** The place of the key on the keyboard. */
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** The key is held down. */
  repeat: boolean;
  isComposing: boolean;
};

const SIGN_OF_CODE: Record<string, string> = {
  Slash: "/",
  Period: ".",
  BracketLeft: "[",
  BracketRight: "]",
};

/** With Alt some systems write another sign: then the place of the key says which one it is. */
function keyOfPlace({ key, code, shiftKey }: KeyPress): string {
  if (/^[a-z\d/?.[\]]$/i.test(key)) return key.toLowerCase();
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  if (code === "Slash" && shiftKey) return "?";
  return SIGN_OF_CODE[code] ?? key;
}

/**
 * The key that a press stands for, letters small; null where it belongs to the browser or composes a letter. Where
 * single keys are switched off, letters, digits and signs count with Alt alone.
 */
export function plainKey(press: KeyPress, isSingleOff: boolean): string | null {
  if (press.isComposing || press.ctrlKey || press.metaKey) return null;
  const isSingle = press.key.length === 1 || press.altKey;
  if (isSingle && press.altKey !== isSingleOff) return null;
  if (press.altKey) return keyOfPlace(press);
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** The person switched single keys off. */
export function areSingleKeysOff(): boolean {
  return document.documentElement.dataset.keys === "off";
}
