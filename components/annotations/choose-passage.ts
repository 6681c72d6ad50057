import type { Stretch } from "./passage-pieces";

type PassageUnit = "sentence" | "word";

/** The sentences and the words of a text, without the blanks and signs between them. */
export type PassageUnits = Record<PassageUnit, readonly Stretch[]>;

export type ChoiceStep = {
  unit: PassageUnit;
  direction: 1 | -1;
  /** The end moves and the beginning stays. */
  isExtending: boolean;
};

/** Cuts a text into sentences and words by the rules of Unicode (UAX 29), which also know Japanese. */
export function passageUnits(text: string): PassageUnits {
  const sentences = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)];
  const words = [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)];
  return {
    sentence: sentences.flatMap(({ index, segment }) => {
      const start = index + segment.length - segment.trimStart().length;
      const end = index + segment.trimEnd().length;
      return end > start ? [{ start, end }] : [];
    }),
    word: words.flatMap(({ index, segment, isWordLike }) =>
      isWordLike ? [{ start: index, end: index + segment.length }] : [],
    ),
  };
}

/** The passage after one key: the next or the one before, or the same with its end moved. It stays where the text ends. */
export function stepChoice(units: PassageUnits, choice: Stretch, step: ChoiceStep): Stretch {
  return step.isExtending ? extend(units[step.unit], choice, step.direction) : move(units, choice, step);
}

function extend(units: readonly Stretch[], choice: Stretch, direction: 1 | -1): Stretch {
  const next =
    direction === 1
      ? units.find(({ end }) => end > choice.end)
      : units.findLast(({ start, end }) => end < choice.end && start >= choice.start);
  return next ? { start: choice.start, end: next.end } : choice;
}

function move(units: PassageUnits, choice: Stretch, { unit, direction }: ChoiceStep): Stretch {
  const those = units[unit];
  const within = those.filter(({ start, end }) => start >= choice.start && end <= choice.end);
  // As an arrow does with a selection: from several words to the first or the last of them.
  if (within.length > 1) return (direction === 1 ? within.at(-1) : within[0]) ?? choice;
  const next =
    direction === 1
      ? those.find(({ start }) => start >= choice.end)
      : those.findLast(({ end }) => end <= choice.start);
  return next ?? those.find(({ start, end }) => start <= choice.start && end >= choice.end) ?? choice;
}
