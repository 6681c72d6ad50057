/** Two letters nearer to each other than this are typed or dictated: nobody decides twice so quickly. */
export const BURST_MS = 60;
/** A pause that ends what was typed before the page could hear. */
const PAUSE_MS = 300;
/** So long nobody types without a blank or another key that is no command. */
const WORD_MS = 2000;
/** A pause that ends what was typed for a search that is not there. */
const PHRASE_PAUSE_MS = 1000;

export type TypedPress = {
  key: string;
  /** When it was pressed, in milliseconds of the page. */
  at: number;
  /** The page has a command for it. */
  isCommand: boolean;
};

/** Why a press is taken for typing: typed before the page could hear, after a lost slash, or in a burst. */
export type Typing = "early" | "phrase" | "burst";

const isPrintable = (key: string) => key.length === 1;

/** Tells keys that were typed, and meant for a text, from keys that were pressed one by one and meant as commands. */
export class TypingWatch {
  #lastAt = Number.NEGATIVE_INFINITY;
  #isPhrase = false;
  /** Since when the page hears, where the run of presses began before that. */
  #heardSince: number | null = null;
  #isText = false;

  /** The page hears from now on; these were pressed before. */
  begin(at: number, earlier: readonly TypedPress[]): void {
    const last = earlier.at(-1);
    if (!last) return;
    this.#lastAt = last.at;
    this.#heardSince = at;
    this.#isText = earlier.some(({ isCommand }) => !isCommand);
  }

  /** A slash that found no search: what follows is meant for one. */
  loseSlash(at: number): void {
    this.#lastAt = at;
    this.#isPhrase = true;
  }

  /** Enter or Escape ends a text. */
  end(): void {
    this.#isPhrase = false;
    this.#heardSince = null;
  }

  judge(press: TypedPress): Typing | null {
    const gap = press.at - this.#lastAt;
    const hasBegun = isPrintable(press.key);
    if (hasBegun) this.#lastAt = press.at;
    if (this.#isPhrase && gap < PHRASE_PAUSE_MS) return "phrase";
    this.#isPhrase = false;
    if (this.#isEarly(press, gap)) return "early";
    this.#heardSince = null;
    return hasBegun && gap < BURST_MS ? "burst" : null;
  }

  #isEarly({ key, at, isCommand }: TypedPress, gap: number): boolean {
    if (this.#heardSince === null || gap >= PAUSE_MS) return false;
    this.#isText ||= isPrintable(key) && !isCommand;
    return this.#isText || at - this.#heardSince < WORD_MS;
  }
}
