import type { AnnotateDesk } from "./annotate-context";
import { type ChoiceStep, type PassageUnits, passageUnits, stepChoice } from "./choose-passage";
import type { Stretch } from "./passage-pieces";
import { rangeOf, subjectsOn } from "./text-places";

const STEP: Record<string, Omit<ChoiceStep, "isExtending">> = {
  ArrowDown: { unit: "sentence", direction: 1 },
  ArrowUp: { unit: "sentence", direction: -1 },
  ArrowRight: { unit: "word", direction: 1 },
  ArrowLeft: { unit: "word", direction: -1 },
};

type Press = { key: string; shiftKey: boolean };

type Chosen = { subject: HTMLElement; text: string; units: PassageUnits };

/** Whether the focus is in the text, or on what holds it: a comment of a conversation, say. */
function isAbout(subject: HTMLElement, focused: Element | null): boolean {
  if (!focused || focused === document.body) return false;
  return subject.contains(focused) || focused.contains(subject);
}

/** Choosing a passage with keys alone: it is selected on the page as by a pointer, and read out. */
export class PassageChooser {
  readonly #desk: AnnotateDesk;
  #chosen: Chosen | null = null;
  #returnTo: Element | null = null;

  constructor(desk: AnnotateDesk) {
    this.#desk = desk;
  }

  /** With the first sentence of the text that has the focus, else of the first on the page. */
  begin(): void {
    this.#returnTo = document.activeElement;
    const subjects = subjectsOn(document);
    const around = subjects.filter((subject) => isAbout(subject, this.#returnTo));
    const isBegun = [...around, ...subjects].some((subject) => this.#beginIn(subject));
    if (!isBegun) this.#desk.state.set({ announcement: "There is no text here that could be annotated." });
  }

  end(): void {
    this.#chosen = null;
    this.#desk.state.set({ isChoosing: false });
  }

  /** Without an annotation: back to where the focus was. */
  leave(): void {
    this.end();
    document.getSelection()?.removeAllRanges();
    this.#desk.state.set({ offered: null, announcement: "Nothing is annotated." });
    if (this.#returnTo instanceof HTMLElement) this.#returnTo.focus();
  }

  /** Answers whether the key was one of choosing. */
  take({ key, shiftKey }: Press): boolean {
    const passage = this.#desk.state.get().offered;
    const step = STEP[key];
    if (!this.#chosen || !passage || (!step && key !== "Tab")) return false;
    if (step) this.#step(this.#chosen, passage, { ...step, isExtending: shiftKey });
    else this.#toNextText(this.#chosen, shiftKey ? -1 : 1);
    return true;
  }

  #beginIn(subject: HTMLElement): boolean {
    const text = this.#desk.texts.get(subject.dataset.subject ?? "") ?? "";
    const units = passageUnits(text);
    // Paragraphs may be folded, and of a long body only the beginning is drawn.
    const first = units.sentence.find((sentence) => rangeOf(subject, sentence) !== null);
    if (!first) return false;
    this.#chosen = { subject, text, units };
    this.#show(this.#chosen, first, "Choose a passage. ");
    return true;
  }

  #step(chosen: Chosen, passage: Stretch, step: ChoiceStep): void {
    const next = stepChoice(chosen.units, passage, step);
    const isSame = next.start === passage.start && next.end === passage.end;
    if (!isSame && rangeOf(chosen.subject, next)) this.#show(chosen, next, "");
    else this.#desk.state.set({ announcement: "The text that is shown ends here." });
  }

  #show({ subject, text }: Chosen, stretch: Stretch, before: string): void {
    const range = rangeOf(subject, stretch);
    if (!range) return;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    endContainer.parentElement?.scrollIntoView({ block: "nearest" });
    this.#desk.state.set({
      isChoosing: true,
      offered: { subjectId: subject.dataset.subject ?? "", ...stretch },
      announcement: before + text.slice(stretch.start, stretch.end),
    });
  }

  #toNextText({ subject }: Chosen, step: 1 | -1): void {
    const subjects = subjectsOn(document);
    const ahead = step === 1 ? subjects : subjects.toReversed();
    const at = ahead.indexOf(subject);
    [...ahead.slice(at + 1), ...ahead.slice(0, at + 1)].some((next) => this.#beginIn(next));
  }
}
