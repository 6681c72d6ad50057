"use client";

import { createContext, use } from "react";
import type { PassageMark } from "./passage-pieces";

/** The annotations that are drawn in a subject's text; the same object for as long as nothing changes. */
type AnnotationMarks = {
  marks: readonly PassageMark[];
  /** A number in the text was pressed: to its entry. */
  onPick: (annotationId: string) => void;
};

const NONE: AnnotationMarks = { marks: [], onPick: () => {} };

export const AnnotationMarksContext = createContext<AnnotationMarks>(NONE);

/** The annotations of the text around; none outside of an `<Annotated>` subject. */
export function useAnnotationMarks(): AnnotationMarks {
  return use(AnnotationMarksContext);
}
