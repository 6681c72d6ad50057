/** A stretch of a subject's text, in UTF-16 offsets, end exclusive. */
export type Stretch = { start: number; end: number };

/** An annotation as it is drawn in the text; `number` counts in the order of the text, from 1. */
export type PassageMark = Stretch & {
  id: string;
  number: number;
  kind: "note" | "tag" | "flag";
  isResolved: boolean;
  /** What a screen reader hears at its end: who annotated what. */
  label: string;
};

/** A run of text under the same marks. `ends`: the marks whose passage ends with this run. */
export type PassagePiece = { start: number; text: string; marks: PassageMark[]; ends: PassageMark[] };

/** Cuts a text that stands at `at` of its subject wherever one of the subject's marks begins or ends; empty runs are left out. */
export function passagePieces(text: string, at: number, marks: readonly PassageMark[]): PassagePiece[] {
  const end = at + text.length;
  const here = marks.filter((mark) => mark.start < end && mark.end > at && mark.end > mark.start);
  const cuts = new Set([at, end]);
  for (const mark of here) {
    cuts.add(Math.max(at, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const stop = places[index + 1] ?? end;
    return {
      start,
      text: text.slice(start - at, stop - at),
      marks: here.filter((mark) => mark.start < stop && mark.end > start),
      ends: here.filter((mark) => mark.end === stop),
    };
  });
}
